import { type PlacedTask, placedTasks } from './places.ts';
import type { Rule } from './rule.ts';

/** The same task key for the same agency is the same duty on every level, so its title does not change. */
export const sameDuty: Rule = (plan, report, source) => {
  const first = new Map<string, PlacedTask>();
  for (const placed of placedTasks(plan, source)) {
    const id = `${placed.task.key}/${placed.task.agency}`;
    const known = first.get(id) ?? placed;
    first.set(id, known);
    if (known.task.title.zh === placed.task.title.zh) continue;
    const zh = `任务 ${id} 在 ${known.level.level} 级题为“${known.task.title.zh}”，在此为“${placed.task.title.zh}”：同一职责应同题，不同职责应用不同的键`;
    const en = `the task ${id} is titled "${known.task.title.en}" at ${known.level.level} and "${placed.task.title.en}" here: one duty keeps its title, another duty needs another key`;
    report('warning', 'duty-differs', [...placed.place, 'title'], zh, en);
  }
};
