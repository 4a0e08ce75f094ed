import { knownAt } from '#history';
import { type Plan, resolveTasks } from '#plan';
import { type ResponseRow, recipientOf } from '#runtime';
import type { CaseFile, Stream } from '../case/case-file.ts';
import type { Gap } from '../gap.ts';
import { type CaseCheck, gapIn } from './check.ts';

const LEVEL_FACTS = ['response.activated', 'response.raised', 'response.lowered'];

/**
 * Each task that the plan calls for at the level of a running response (5.x.3), for the counties that were affected
 * when it was decided, was made: there is a row, or the journal tells of it.
 */
export const checkPlanTasks: CaseCheck = (file) =>
  file.streams.flatMap((stream) => {
    const running = stream.table === 'response' && ['active', 'terminating'].includes(stream.last.state);
    return running && file.plan && stream.row ? missing(file, file.plan, stream) : [];
  });

function missing(file: CaseFile, plan: Plan, { id, facts, row }: Stream): Gap[] {
  const decided = facts.findLast(({ fact }) => LEVEL_FACTS.includes(fact));
  const later = file.facts.some(
    ({ fact, seq }) => fact === 'incident.plan-changed' && decided !== undefined && seq > decided.seq,
  );
  // Tasks follow a new version of the plan with the next decision only.
  if (!decided || later) return [];
  const counted = new Set(plan.divisions.filter((each) => each.counted).map(({ code }) => code));
  const before = file.facts.filter(({ seq }) => seq <= decided.seq);
  const affectedDivisions = knownAt(before, decided.at, () => counted)?.data.affected ?? [];
  const { namedAtStart } = (row as ResponseRow).data;
  const level = String(decided.data['level']);
  const made = new Set([
    ...file.tasks.map(({ key, recipient }) => `${key} ${recipient}`),
    ...file.facts
      .filter(({ stream }) => stream === 'task')
      .map(({ data }) => `${String(data['key'])} ${String(data['recipient'])}`),
  ]);
  return resolveTasks(plan, level, { affectedDivisions, namedAtStart }).flatMap((task): Gap[] => {
    const recipient = recipientOf(task);
    if (made.has(`${task.key} ${recipient}`)) return [];
    return [
      gapIn(file, {
        ...{
          rule: 'response.task-missing',
          subject: 'response',
          subjectId: `${id}-${task.key}-${recipient}`,
        },
        zh: `预案要求的任务“${task.template.title.zh}”（${recipient}）没有建立`,
        en: `The task “${task.template.title.en}” of ${recipient}, which the plan calls for, was never made`,
        repair: { kind: 'task', responseId: id, key: task.key, recipient },
      }),
    ];
  });
}
