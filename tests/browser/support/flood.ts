import { randomUUID } from 'node:crypto';
import { HttpClient } from '../../support/http-client.ts';
import { url } from './browser.ts';

const HOUR = 3600_000;
export const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();

/** A flood in one county with a first report; its title is like no other. */
export async function logFlood(more: object = {}): Promise<{ id: string; title: string }> {
  const duty = await HttpClient.logIn(url(), 'duty-officer');
  const title = `洪涝 ${randomUUID().slice(0, 8)}`;
  const { body } = await duty.post('/incidents', {
    ...{ hazard: 'flood', title, occurredAt: ago(6), divisions: ['652827', '652826'], confirmDistinct: true },
    ...more,
  });
  await duty.post(`/incidents/${body.id}/reports`, {
    ...{
      division: '652827',
      asOf: ago(5),
      figures: { dead: 4, missing: 2, relocated: 900, needingAid: null },
    },
  });
  return { id: body.id, title };
}

/** The same, put to the post that decides. */
export async function proposeFlood(
  more: object = {},
): Promise<{ id: string; title: string; approvalId: string }> {
  const flood = await logFlood(more);
  const office = await HttpClient.logIn(url(), 'office');
  const { body } = await office.post(`/incidents/${flood.id}/proposals`, { level: 'IV' });
  return { ...flood, approvalId: body.approvalId };
}

/** The same, under way: its agencies have their tasks. */
export async function startFlood(more: object = {}): Promise<{ id: string; title: string }> {
  const flood = await proposeFlood(more);
  const leader = await HttpClient.logIn(url(), 'deputy-office-director');
  await leader.post(`/approvals/${flood.approvalId}/approve`);
  return flood;
}
