import { taskTerms } from '../diff/describe-tasks.ts';
import type { Names } from '../diff/names.ts';
import type { Level } from '../model/level.ts';
import type { Measure, TaskTemplate } from '../model/measure.ts';
import type { Plan } from '../model/plan.ts';
import { itemOf } from './item-of.ts';
import type { PlanItem } from './plan-item.ts';

interface Place {
  level: string;
  measure: number | null;
  cite: string | undefined;
}

/** The tasks of a level's opening paragraph and of its measures. */
export const readTasks = ({ level, opening, measures }: Level, names: Names): PlanItem[] => [
  ...(opening?.tasks ?? []).map((task) =>
    readTask(task, { level, measure: null, cite: opening?.cite }, names),
  ),
  ...ofMeasures(level, measures, names),
];

/** What can be done on a warning. */
export const readPreparation = ({ preparation }: Plan, names: Names): PlanItem[] =>
  ofMeasures('preparation', preparation?.measures ?? [], names);

const ofMeasures = (level: string, measures: readonly Measure[], names: Names): PlanItem[] =>
  measures.flatMap(({ n, cite, tasks }) =>
    tasks.map((task) => readTask(task, { level, measure: n, cite }, names)),
  );

function readTask(task: TaskTemplate, { level, measure, cite }: Place, names: Names): PlanItem {
  const terms = taskTerms(task, names);
  const { detail } = task;
  return itemOf(
    task,
    {
      ...{ id: `task/${level}/${task.key}/${task.agency}`, kind: 'task', level, measure },
      ...{ name: task.title, agency: task.agency },
      words: detail ? { zh: `${detail.zh}（${terms.zh}）`, en: `${detail.en} (${terms.en})` } : terms,
    },
    cite,
  );
}
