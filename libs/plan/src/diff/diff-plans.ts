import type { Level } from '../model/level.ts';
import type { Plan } from '../model/plan.ts';
import { changesIn, type Described, type PlanChange } from './change.ts';
import {
  describeAgencies,
  describeClocks,
  describeHeader,
  describePosts,
  describeReadings,
} from './describe-catalogues.ts';
import { describeAuthority, describeLevels, describeThresholds } from './describe-levels.ts';
import { describeParts } from './describe-parts.ts';
import { describeMeasures, describePreparation, describeTasks } from './describe-tasks.ts';
import { type Names, namesOf } from './names.ts';

const WITHIN_LEVEL = [
  ['threshold', describeThresholds],
  ['authority', describeAuthority],
  ['measure', describeMeasures],
  ['task', describeTasks],
] as const;

const CATALOGUES: readonly [PlanChange['what'], (plan: Plan, names: Names) => Described[]][] = [
  ['task', describePreparation],
  ['agency', describeAgencies],
  ['post', describePosts],
  ['clock', describeClocks],
  ['reading', describeReadings],
  ['part', describeParts],
];

/** What changes between two plans, or two versions of one, in words: what a person reads before moving to it. */
export function diffPlans(before: Plan, after: Plan): PlanChange[] {
  const [old, young] = [namesOf(before), namesOf(after)];
  const levels = after.levels.flatMap((level) => {
    const was = before.levels.find((each) => each.level === level.level);
    return was ? withinLevel([was, old], [level, young]) : [];
  });
  return [
    ...changesIn('plan', describeHeader(before), describeHeader(after)),
    ...changesIn('level', describeLevels(before), describeLevels(after)),
    ...levels,
    ...CATALOGUES.flatMap(([what, describe]) =>
      changesIn(what, describe(before, old), describe(after, young)),
    ),
  ];
}

const withinLevel = (before: [Level, Names], after: [Level, Names]): PlanChange[] =>
  WITHIN_LEVEL.flatMap(([what, describe]) => changesIn(what, describe(...before), describe(...after)));
