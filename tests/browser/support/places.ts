import type { Page } from 'playwright-core';
import { HttpClient } from '../../support/http-client.ts';
import { url } from './browser.ts';
import { ago, logFlood, proposeFlood, startFlood } from './flood.ts';

/** One page of the console, whom it is for, and how its pictures are called. */
export interface Place {
  name: string;
  login: string;
  path: string;
}

/** What the pages show: a response under way, a proposal that waits, an exercise, something to look back to. */
export async function furnish() {
  const started = (await startFlood()).id;
  const { id: proposed, approvalId } = await proposeFlood();
  await logFlood({ exercise: true });
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
  return { started, proposed, approvalId, responseId, taskId: tasks.body.items[0].id as string };
}

export type Furnished = Awaited<ReturnType<typeof furnish>>;

const under = (login: string, pages: Record<string, string>): Place[] =>
  Object.entries(pages).map(([name, path]) => ({ name, login, path }));

/** Every page by whom it is for. */
export const placesOf = ({ started, proposed, approvalId, responseId, taskId }: Furnished) => ({
  'duty officer': under('duty-officer', {
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
  }),
  supervisor: under('deputy-office-director', {
    decisions: '/decisions',
    decision: `/decisions/${approvalId}`,
    picture: `/responses/${responseId}`,
    'picture-table': `/responses/${responseId}?view=table`,
    settlement: `/responses/${responseId}?view=settle`,
    delegations: '/delegations',
  }),
  agency: under('agency-finance', {
    tasks: '/tasks',
    task: `/tasks/${taskId}`,
    contacts: '/contacts',
    'task-order': `/task-order?response=${responseId}`,
  }),
  administrator: under('administrator', {
    people: '/admin?part=people',
    posts: '/admin?part=posts',
    'all-contacts': '/admin?part=contacts',
    deliveries: '/admin?part=deliveries',
    auditor: '/admin?part=auditor',
    exercise: '/admin?part=exercise',
    account: '/account',
    plans: '/plans',
    plan: '/plans/bayingolin/natural-disaster-relief',
  }),
});

/** Opens a page and waits until it shows what it is about. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`/console${path}`);
  await page.locator('main .panel, main li, main .sheet').first().waitFor();
  await page.locator('main [role=status] .ant-skeleton').first().waitFor({ state: 'detached' });
}
