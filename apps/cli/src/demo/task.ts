import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client.ts';

/** A task as the engine's API shows it. */
export interface Task {
  id: string;
  key: string;
  state: string;
  recipient: string;
  data: {
    title: { zh: string };
    cite: string;
    condition: { words: string; releasedBy: string[] } | null;
  };
}

const WAITING = ['planned', 'offered', 'armed'];
const SETTLE_WITHIN_MS = 20_000;

/** Whether it went out; a conditional one waits for a person, or for the situation to be stable. */
export const isIssued = ({ state }: Task): boolean => !WAITING.includes(state);

export const tasksOf = (office: Client, incidentId: string): Promise<Task[]> =>
  office.all<Task>(`/tasks?incidentId=${incidentId}`);

/** Waits until every task that went out is acknowledged; what takes too long is handed back as it stands. */
export async function settledTasks(office: Client, incidentId: string): Promise<Task[]> {
  const until = performance.now() + SETTLE_WITHIN_MS;
  for (;;) {
    const tasks = await tasksOf(office, incidentId);
    if (performance.now() > until || !tasks.some(({ state }) => state === 'issued')) return tasks;
    await sleep(100);
  }
}
