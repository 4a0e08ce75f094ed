import type { MessageTask, Said } from '../records/index.ts';

type Words = MessageTask['title'];
type Counted = (count: number) => Words;

/** What a message of several tasks is called; one of a single task has that task's own title. */
const TITLES: Record<string, Record<'order' | 'request', Counted>> = {
  'task.issued': {
    order: (count) => ({ zh: `${count} 项任务`, en: `${count} tasks` }),
    request: (count) => ({ zh: `商请 ${count} 项`, en: `${count} requests` }),
  },
  'task.withdrawn': {
    order: (count) => ({ zh: `撤回 ${count} 项任务`, en: `${count} tasks withdrawn` }),
    request: (count) => ({ zh: `撤回 ${count} 项商请`, en: `${count} requests withdrawn` }),
  },
};

/** The value that all have, or null. */
const shared = <T>(values: readonly (T | null)[]): T | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null;

/** The same message for these tasks: its title, level, clause and time are those of what it lists now. */
export function listing<M extends Said>(said: M, tasks: MessageTask[]): M & { tasks: MessageTask[] } {
  if (!tasks.length) return { ...said, tasks };
  const level = shared(tasks.map((task) => task.level));
  const due = tasks.flatMap(({ dueAt }) => dueAt ?? []);
  return {
    ...said,
    tasks,
    title: titleOf(said, tasks, level),
    level,
    cite: shared(tasks.map(({ cite }) => cite)),
    dueAt: due.length ? Math.min(...due) : null,
  };
}

function titleOf(said: Said, tasks: readonly MessageTask[], level: string | null): Words {
  const counted = TITLES[said.kind]?.[said.form === 'request' ? 'request' : 'order'];
  // A reminder is called by its step, however many tasks it reminds of.
  if (!counted) return said.title;
  if (tasks.length === 1) return tasks[0]!.title;
  const { zh, en } = counted(tasks.length);
  return level === null ? { zh, en } : { zh: `${zh}（${level} 级）`, en: `${en} (level ${level})` };
}
