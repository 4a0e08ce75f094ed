import { HttpClient } from '../support/http-client.ts';

/** A flood in Hejing, proposed at a level whose post can decide it: everything up to the decision. */
export async function proposeFlood(
  url: string,
  more: { exercise?: boolean } = {},
): Promise<{ incidentId: string; approvalId: string }> {
  const duty = await HttpClient.logIn(url, 'duty-officer');
  const office = await HttpClient.logIn(url, 'office');
  const incident = await duty.post('/incidents', {
    hazard: 'flood',
    title: '洪水',
    occurredAt: '2026-07-01T08:00:00+08:00',
    divisions: ['652827'],
    confirmDistinct: true,
    ...more,
  });
  const incidentId: string = incident.body.id;
  await duty.post(`/incidents/${incidentId}/reports`, {
    division: '652827',
    asOf: '2026-07-01T10:00:00+08:00',
    figures: { dead: 4, missing: 2 },
  });
  const proposal = await office.post(`/incidents/${incidentId}/proposals`, { level: 'IV' });
  return { incidentId, approvalId: proposal.body.approvalId };
}

/** A webhook for each of the plan's agencies, all at one receiver. */
export async function addWebhooks(url: string, address: string): Promise<number> {
  const administrator = await HttpClient.logIn(url, 'administrator');
  const accounts = await administrator.all('/accounts');
  const agencies = accounts
    .flatMap(({ posts }) => posts.map((held: { agency?: string }) => held.agency))
    .filter(Boolean);
  for (const agency of agencies) {
    const added = await administrator.post('/contacts', {
      recipient: `agency:${agency}`,
      channel: 'webhook',
      address,
    });
    if (added.status !== 201) throw new Error(JSON.stringify(added.body));
  }
  return agencies.length;
}
