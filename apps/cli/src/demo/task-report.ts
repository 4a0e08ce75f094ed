import type { Agencies } from './agencies.ts';
import type { Client } from './client.ts';
import type { Names } from './names.ts';
import { column, heading, say } from './print.ts';
import { isIssued, type Task } from './task.ts';

const STATES: Record<string, string> = {
  issued: '未签收',
  acknowledged: '已签收',
  inProgress: '办理中',
  completed: '已办结',
};
const WIDTHS = [28, 32, 13, 12, 12] as const;

/** Each recipient's tasks with their times, and what is missing. */
export async function reportTasks(
  office: Client,
  incidentId: string,
  agencies: Agencies,
  { tasks, name }: { tasks: Task[]; name: Names },
): Promise<string[]> {
  const issued = byRecipient(tasks.filter(isIssued));
  heading('五、任务与签收（北京时间）', 'Tasks and acknowledgements');
  row(['单位', '任务', '条款', '送达', '签收', '状态']);
  const faults = issued.length ? [] : ['没有下达任何任务 / no task was issued'];
  let shown = '';
  for (const { id, recipient, data, state } of issued) {
    const got = agencies.received.filter(({ taskId }) => taskId === id);
    const { receivedAt, acknowledgedAt } = got[0] ?? { receivedAt: null, acknowledgedAt: null };
    const who = recipient === shown ? '' : name(recipient);
    shown = recipient;
    row([who, data.title.zh, data.cite, time(receivedAt), time(acknowledgedAt), STATES[state] ?? state]);
    if (got.length !== 1 || acknowledgedAt === null || state === 'issued')
      faults.push(
        `${name(recipient)} ${data.title.zh}：收到 ${got.length} 条消息，${STATES[state] ?? state}`,
      );
  }
  say(`已下达 ${issued.length} 项，另有 ${tasks.length - issued.length} 项附条件或待灾情稳定`);
  return [...faults, ...(await undelivered(office, incidentId, name))];
}

/** Each recipient's tasks together, in the order in which the plan first names them. */
function byRecipient(tasks: Task[]): Task[] {
  const together = new Map<string, Task[]>();
  for (const task of tasks) together.set(task.recipient, [...(together.get(task.recipient) ?? []), task]);
  return [...together.values()].flat();
}

/** The engine's own record of its messages, those into the inboxes included. */
async function undelivered(office: Client, incidentId: string, name: Names): Promise<string[]> {
  interface Delivery {
    state: string;
    recipient: string;
    channel: string;
  }
  const deliveries = await office.all<Delivery>(`/deliveries?incidentId=${incidentId}`);
  const open = deliveries.filter(({ state }) => state !== 'delivered' && state !== 'acknowledged');
  say(`消息 ${deliveries.length} 条（站内与 Webhook），已送达 ${deliveries.length - open.length} 条`);
  return open.map(({ recipient, channel, state }) => `${name(recipient)}：${channel} ${state}`);
}

function row(cells: string[]): void {
  say(cells.map((cell, index) => (WIDTHS[index] ? column(cell, WIDTHS[index]) : cell)).join(' '));
}

const time = (at: number | null): string =>
  at === null ? '—' : new Date(at + 8 * 3600_000).toISOString().slice(11, 23);
