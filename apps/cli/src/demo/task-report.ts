import { setTimeout as sleep } from 'node:timers/promises';
import type { Agencies } from './agencies.ts';
import type { Client } from './client.ts';
import { column, heading, say } from './print.ts';

interface Task {
  id: string;
  state: string;
  recipient: string;
  data: { title: { zh: string }; cite: string; form: string };
}
interface Fact {
  at: string;
  fact: string;
  actor: { name: string; onBehalfOf?: string };
  reason: string | null;
  cite: string | null;
}

const WAITING = ['planned', 'offered', 'armed'];
const SETTLE_WITHIN_MS = 20_000;

/** Waits until all is answered, prints each agency's tasks and the timeline, and names what is missing. */
export async function reportTasks(office: Client, incidentId: string, agencies: Agencies): Promise<string[]> {
  const tasks = await settled(office, incidentId);
  const issued = tasks.filter(({ state }) => !WAITING.includes(state));
  const name = await namesOf(office);
  heading('四、任务与签收', 'Tasks and acknowledgements');
  say(
    `${column('单位', 30)} ${column('任务', 32)} ${column('条款', 11)} ${column('送达', 12)} 签收（北京时间）`,
  );
  const faults: string[] = [];
  for (const task of issued) {
    const got = agencies.received.filter(({ taskId }) => taskId === task.id);
    const [first] = got;
    say(
      [
        column(name(task.recipient), 30),
        column(task.data.title.zh, 32),
        column(task.data.cite, 11),
        column(first ? time(first.receivedAt) : '—', 12),
        first?.acknowledgedAt ? time(first.acknowledgedAt) : '—',
      ].join(' '),
    );
    if (got.length !== 1 || !first?.acknowledgedAt || task.state === 'issued')
      faults.push(`${name(task.recipient)} ${task.data.title.zh}: ${got.length} message(s), ${task.state}`);
  }
  say(`共 ${issued.length} 项已下达，${tasks.length - issued.length} 项附条件或待稳定后`);
  if (!issued.length) faults.push('no task was issued');
  await timeline(office, incidentId);
  return faults;
}

/** What people call a recipient. */
async function namesOf(client: Client): Promise<(recipient: string) => string> {
  interface Named {
    title: { zh: string };
  }
  const plan = await client.get<{
    agencies: (Named & { key: string })[];
    divisions: (Named & { code: string })[];
  }>('/plans/bayingolin/natural-disaster-relief');
  const names = new Map<string, string>([
    ...plan.agencies.map(({ key, title }) => [`agency:${key}`, title.zh] as const),
    ...plan.divisions.map(({ code, title }) => [`division:${code}`, title.zh] as const),
  ]);
  return (recipient) => names.get(recipient) ?? recipient;
}

async function settled(office: Client, incidentId: string): Promise<Task[]> {
  const until = performance.now() + SETTLE_WITHIN_MS;
  for (;;) {
    const { items } = await office.get<{ items: Task[] }>(`/tasks?incidentId=${incidentId}&limit=500`);
    if (performance.now() > until || !items.some(({ state }) => state === 'issued')) return items;
    await sleep(100);
  }
}

/** What people did; what the engine did with each message is in the table above. */
async function timeline(office: Client, incidentId: string): Promise<void> {
  heading('五、时间线', 'Timeline');
  const { items } = await office.get<{ items: Fact[] }>(`/incidents/${incidentId}/timeline?limit=1000`);
  for (const { at, fact, actor, reason, cite } of items) {
    if (/^(task|delivery)\./.test(fact)) continue;
    const who = actor.onBehalfOf ? `${actor.name}（代 ${actor.onBehalfOf}）` : actor.name;
    say(
      `${at.slice(0, 19).replace('T', ' ')}  ${column(fact, 30)} ${column(who, 26)} ${cite ?? ''} ${reason ?? ''}`,
    );
  }
}

const time = (at: number): string => new Date(at + 8 * 3600_000).toISOString().slice(11, 23);
