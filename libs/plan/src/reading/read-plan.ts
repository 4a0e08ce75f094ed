import { agencyWords, clockWords, describePosts } from '../diff/describe-catalogues.ts';
import { describeAuthority } from '../diff/describe-levels.ts';
import { type Names, namesOf } from '../diff/names.ts';
import { durationWords } from '../diff/time-words.ts';
import type { Plan } from '../model/plan.ts';
import { itemOf } from './item-of.ts';
import type { PlanItem } from './plan-item.ts';
import { readPreparation, readTasks } from './read-tasks.ts';
import { readThresholds } from './read-thresholds.ts';

/** Every rule of a plan as people read it, in the plan's own order: what a plan browser shows, searches and links to. */
export function readPlan(plan: Plan): PlanItem[] {
  const names = namesOf(plan);
  return [
    ...plan.levels.flatMap((level) => [
      ...readThresholds(plan, level, names),
      ...(level.activation
        ? describeAuthority(level, names).map(({ name, words }) =>
            itemOf(level.activation!, {
              ...{ id: `authority/${level.level}`, kind: 'authority', level: level.level, name, words },
            }),
          )
        : []),
      ...readTasks(level, names),
    ]),
    ...readPreparation(plan, names),
    ...readCatalogues(plan, names),
  ];
}

function readCatalogues(plan: Plan, names: Names): PlanItem[] {
  const posts = new Map(describePosts(plan, names).map(({ key, words }) => [key, words]));
  return [
    ...plan.clocks.map((clock) =>
      itemOf(clock, {
        ...{ id: `clock/${clock.key}`, kind: 'clock', name: clock.title, agency: clock.duty },
        words: clockWords(clock, names),
      }),
    ),
    ...plan.escalation.map((step) => itemOf(step, escalationOf(step))),
    ...plan.agencies.map((agency) =>
      itemOf(agency, {
        ...{ id: `agency/${agency.key}`, kind: 'agency', name: agency.title, agency: agency.key },
        words: agencyWords(agency, names),
      }),
    ),
    ...plan.posts.map((post) =>
      itemOf(post, {
        ...{ id: `post/${post.key}`, kind: 'post', name: post.title, words: posts.get(post.key)! },
      }),
    ),
    ...plan.unsettled.map((open) =>
      itemOf(open, {
        ...{ id: `reading/${open.key}`, kind: 'reading', name: open.question },
        words: {
          zh: `${open.reading.zh}。理由：${open.why.zh}`,
          en: `${open.reading.en}. Why: ${open.why.en}`,
        },
      }),
    ),
  ];
}

function escalationOf({ key, title, after, words }: Plan['escalation'][number]) {
  const wait = durationWords(after);
  return {
    ...{ id: `escalation/${key}`, kind: 'escalation' as const, name: title },
    words: { zh: `再等 ${wait.zh}：${words.zh}`, en: `after another ${wait.en}: ${words.en}` },
  };
}
