import { partsOf } from '../classify/compile-test.ts';
import type { Names } from '../diff/names.ts';
import { branchWords, rangeWords } from '../diff/test-words.ts';
import type { Text } from '../model/basics.ts';
import type { Branch, Criterion, Gate } from '../model/criterion.ts';
import type { Level } from '../model/level.ts';
import type { Plan } from '../model/plan.ts';
import { itemOf } from './item-of.ts';
import type { PlanItem } from './plan-item.ts';

/** Every way to reach a level, with the grounds that a person judges. */
export const readThresholds = (plan: Plan, level: Level, names: Names): PlanItem[] => [
  ...level.criteria.flatMap((criterion) =>
    criterion.anyOf.map((branch) =>
      itemOf(branch, {
        ...{ id: `threshold/${level.level}/${branch.key}`, kind: 'threshold', level: level.level },
        name: branchName(criterion, branch),
        words: branchWords(criterion, branch, names),
        ...{ row: branch.key, bounds: boundsOf(plan, branch) },
        hazards: hazardsOf(plan, [criterion.gate, branch.gate]),
      }),
    ),
  ),
  ...level.triggers.map((trigger) =>
    itemOf(trigger, {
      ...{ id: `trigger/${level.level}/${trigger.key}`, kind: 'trigger', level: level.level },
      name: trigger.title,
      words: {
        zh: `由 ${trigger.judgedBy.map((post) => names.post(post).zh).join('、')} 认定`,
        en: `judged by ${trigger.judgedBy.map((post) => names.post(post).en).join(', ')}`,
      },
      row: trigger.key,
    }),
  ),
];

function branchName({ title }: Criterion, branch: Branch): Text {
  if (!branch.title || branch.title.zh === title.zh) return title;
  return { zh: `${title.zh}：${branch.title.zh}`, en: `${title.en}: ${branch.title.en}` };
}

/** Null where it is words, or several figures at once. */
function boundsOf(plan: Plan, branch: Branch): Text | null {
  const [test, ...more] = partsOf(branch.test);
  if (!test || more.length || 'judged' in test || test.joining) return null;
  if ('share' in test) return { zh: rangeWords(test, '%'), en: rangeWords(test, '%') };
  const unit = plan.indicators.find(({ key }) => key === test.sum[0])?.unit;
  return { zh: rangeWords(test, ` ${unit?.zh ?? ''}`), en: rangeWords(test, ` ${unit?.en ?? ''}`) };
}

function hazardsOf(plan: Plan, gates: readonly (Gate | undefined)[]): string[] | null {
  if (!gates.some((gate) => gate?.hazards || gate?.notHazards)) return null;
  return plan.hazards
    .map(({ key }) => key)
    .filter((key) =>
      gates.every((gate) => (gate?.hazards?.includes(key) ?? true) && !gate?.notHazards?.includes(key)),
    );
}
