import type { Page } from 'playwright-core';
import { HttpClient } from '../../support/http-client.ts';
import { url } from './browser.ts';
import { ago, logFlood, proposeFlood, startFlood } from './flood.ts';

/** What the pages show: a response under way, a proposal that waits, an exercise, something to look back to. */
export async function furnish() {
  const started = (await startFlood({ title: '塔里木河尉犁段洪涝', place: '尉犁县塔里木乡' })).id;
  const { id: proposed, approvalId } = await proposeFlood({ title: '孔雀河下游洪涝' });
  await logFlood({ exercise: true, title: '汛期综合演练' });
  const office = await HttpClient.logIn(url(), 'office');
  const responseId: string = (await office.get(`/responses?incidentId=${started}`)).body.items[0].id;
  const tasks = await office.get(`/tasks?incidentId=${started}&recipient=agency:finance`);
  // In a later second than the beginning.
  const duty = await HttpClient.logIn(url(), 'duty-officer');
  const second = Math.floor(Date.now() / 1000);
  while (Math.floor(Date.now() / 1000) <= second) await new Promise((resolve) => setTimeout(resolve, 50));
  await duty.post(`/incidents/${started}/reports`, {
    ...{ division: '652826', asOf: ago(1), figures: { dead: 0, missing: 0 } },
  });
  const paperId = await sendUp(started);
  return { started, proposed, approvalId, responseId, paperId, taskId: tasks.body.items[0].id as string };
}

/** A first report that went and is not entered yet; a second one that was approved by telephone and is not signed. */
async function sendUp(incidentId: string): Promise<string> {
  const office = await HttpClient.logIn(url(), 'office');
  const duty = await HttpClient.logIn(url(), 'duty-officer');
  const leader = await HttpClient.logIn(url(), 'deputy-office-director');
  const submitted = async (kind: string): Promise<string> => {
    const { id } = (await office.post(`/incidents/${incidentId}/upward`, { kind })).body;
    await office.post(`/upward/${id}/submit`);
    return id;
  };
  const first = await submitted('first');
  await leader.post(`/upward/${first}/approve`);
  await duty.post(`/upward/${first}/send`, { channel: 'satellite-phone' });
  const second = await submitted('follow-up');
  const { items } = (await duty.get('/witnesses')).body;
  const witness = items.find(({ name }: { name: string }) => name === '带班领导').id;
  const call = { post: 'deputy-office-director', caller: '王主任', readBack: true, witness };
  await duty.post(`/upward/${second}/approve`, { spoken: { ...call, calledAt: ago(0) } });
  return second;
}

export type Furnished = Awaited<ReturnType<typeof furnish>>;

/** Every page by whom it is for, under the name of its picture. */
export const placesOf = ({ started, proposed, approvalId, responseId, paperId, taskId }: Furnished) => ({
  'duty officer': {
    login: 'duty-officer',
    pages: {
      board: '/board',
      log: '/log',
      'hand-over': '/hand-over',
      incident: `/incidents/${started}?view=overview`,
      report: `/incidents/${started}?view=report`,
      response: `/incidents/${started}?view=response`,
      proposed: `/incidents/${proposed}?view=response`,
      documents: `/incidents/${started}?view=documents`,
      timeline: `/incidents/${started}?view=timeline`,
      entries: '/entries',
    },
  },
  office: {
    login: 'office',
    pages: { upward: `/incidents/${started}?view=upward` },
  },
  supervisor: {
    login: 'deputy-office-director',
    pages: {
      decisions: '/decisions',
      decision: `/decisions/${approvalId}`,
      picture: `/responses/${responseId}`,
      'picture-table': `/responses/${responseId}?view=table`,
      settlement: `/responses/${responseId}?view=settle`,
      instructions: `/responses/${responseId}?view=instructions`,
      paper: `/papers/upward/${paperId}`,
      delegations: '/delegations',
    },
  },
  agency: {
    login: 'agency-finance',
    pages: {
      tasks: '/tasks',
      task: `/tasks/${taskId}`,
      contacts: '/contacts',
      'task-order': `/task-order?response=${responseId}`,
    },
  },
  administrator: {
    login: 'administrator',
    pages: {
      people: '/admin?part=people',
      posts: '/admin?part=posts',
      'all-contacts': '/admin?part=contacts',
      deliveries: '/admin?part=deliveries',
      auditor: '/admin?part=auditor',
      exercise: '/admin?part=exercise',
      account: '/account',
      plans: '/plans',
      plan: '/plans/bayingolin/natural-disaster-relief',
    },
  },
});

/** Opens a page and waits until it shows what it is about. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`/console${path}`);
  await page.locator('main .panel, main li, main .sheet, main .empty').first().waitFor();
  await page.locator('main [role=status] .ant-skeleton').first().waitFor({ state: 'detached' });
}
