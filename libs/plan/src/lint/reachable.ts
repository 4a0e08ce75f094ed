import { placedTasks } from './places.ts';
import type { Rule } from './rule.ts';

/** Every task has someone to go to: an agency, or a group that stands for somebody. */
export const reachable: Rule = (plan, report, source) => {
  const agencies = new Map(plan.agencies.map((agency) => [agency.key, agency]));
  const members = plan.agencies.filter((agency) => agency.kind === 'agency' && agency.member);
  for (const { task, place } of placedTasks(plan, source)) {
    const agency = agencies.get(task.agency);
    if (!agency || agency.kind === 'agency') continue;
    const empty =
      agency.expands === undefined
        ? { zh: '没有说明代表谁（expands）', en: 'does not say whom it stands for (expands)' }
        : agency.expands === 'remaining-members' && members.length === 0
          ? {
              zh: '代表其余成员单位，但没有单位标明为成员（member）',
              en: 'stands for the other members, but no agency is marked as one',
            }
          : Array.isArray(agency.expands) &&
              !agency.expands.some((key) => agencies.get(key)?.kind === 'agency')
            ? { zh: '所列单位都不存在或仍是组', en: 'lists no agency, only groups or unknown keys' }
            : null;
    if (empty)
      report(
        'error',
        'unreachable',
        [...place, 'agency'],
        `任务 ${task.key} 无法送达：组 ${agency.key} ${empty.zh}`,
        `the task ${task.key} cannot be delivered: the group ${agency.key} ${empty.en}`,
      );
  }
};
