import { partsOf } from '../classify/compile-test.ts';
import type { Place } from '../finding.ts';
import type { Plan } from '../model/plan.ts';
import { placedBranches, placedTasks, preparationTasks } from './places.ts';
import type { Report, Rule } from './rule.ts';

const KINDS = {
  agency: '单位',
  post: '岗位',
  hazard: '灾种',
  indicator: '指标',
  base: '基数',
  division: '区划',
  level: '级别',
  duty: '责任方（岗位、单位或 affected-division）',
} as const;
type Kind = keyof typeof KINDS;

type Check = (kind: Kind, key: string | undefined, place: Place) => void;

/** Whatever an item names exists. */
export const references: Rule = (plan, report, source) => {
  const check = checker(plan, report);
  const hazardGate = (
    gate: { hazards?: string[] | undefined; notHazards?: string[] | undefined } | undefined,
    place: Place,
  ) => {
    gate?.hazards?.forEach((key, i) => {
      check('hazard', key, [...place, 'gate', 'hazards', i]);
    });
    gate?.notHazards?.forEach((key, i) => {
      check('hazard', key, [...place, 'gate', 'notHazards', i]);
    });
  };
  plan.levels.forEach((level, rank) => {
    const file = source.levelFiles[rank]!;
    level.criteria.forEach((criterion, c) => {
      hazardGate(criterion.gate, [file, 'criteria', c]);
    });
    level.triggers.forEach((trigger, t) => {
      trigger.judgedBy.forEach((post, p) => {
        check('post', post, [file, 'triggers', t, 'judgedBy', p]);
      });
    });
  });
  for (const { branch, place } of placedBranches(plan, source)) {
    hazardGate(branch.gate, place);
    for (const part of partsOf(branch.test)) {
      if ('sum' in part)
        part.sum.forEach((key) => {
          check('indicator', key, [...place, 'test']);
        });
      if ('share' in part)
        part.share.of.forEach((key) => {
          check('indicator', key, [...place, 'test']);
        });
      if ('share' in part) check('base', part.share.base, [...place, 'test']);
    }
  }
  plan.preparation?.startedBy.forEach((post, p) => {
    check('post', post, ['preparation.yaml', 'preparation', 'startedBy', p]);
  });
  for (const { task, place } of [...placedTasks(plan, source), ...preparationTasks(plan)]) {
    check('agency', task.agency, [...place, 'agency']);
    check('agency', task.lead, [...place, 'lead']);
    task.condition?.releasedBy.forEach((post, p) => {
      check('post', post, [...place, 'condition', 'releasedBy', p]);
    });
  }
  catalogues(plan, check);
};

function catalogues(plan: Plan, check: Check): void {
  plan.agencies.forEach((agency, index) => {
    const place: Place = ['agencies.yaml', 'agencies', index];
    if (Array.isArray(agency.expands))
      agency.expands.forEach((key, i) => {
        check('agency', key, [...place, 'expands', i]);
      });
    check('agency', agency.fallback, [...place, 'fallback']);
  });
  plan.divisions.forEach((division, index) => {
    const place: Place = ['divisions.yaml', 'divisions', index];
    check('division', division.within, [...place, 'within']);
    division.adjacent?.forEach((code, i) => {
      check('division', code, [...place, 'adjacent', i]);
    });
  });
  plan.clocks.forEach((clock, index) => {
    const place: Place = ['clocks.yaml', 'clocks', index];
    clock.levels?.forEach((level, i) => {
      check('level', level, [...place, 'levels', i]);
    });
    clock.hazards?.forEach((hazard, i) => {
      check('hazard', hazard, [...place, 'hazards', i]);
    });
    clock.notHazards?.forEach((hazard, i) => {
      check('hazard', hazard, [...place, 'notHazards', i]);
    });
    clock.threshold?.sum.forEach((indicator) => {
      check('indicator', indicator, [...place, 'threshold']);
    });
    check('duty', clock.duty, [...place, 'duty']);
  });
}

function checker(plan: Plan, report: Report): Check {
  const known: Record<Kind, ReadonlySet<string>> = {
    agency: new Set(plan.agencies.map((each) => each.key)),
    post: new Set(plan.posts.map((each) => each.key)),
    hazard: new Set(plan.hazards.flatMap((each) => (each.group ? [each.key, each.group] : [each.key]))),
    indicator: new Set(plan.indicators.map((each) => each.key)),
    base: new Set(plan.bases.map((each) => each.key)),
    division: new Set(plan.divisions.map((each) => each.code)),
    level: new Set(plan.levels.map((each) => each.level)),
    duty: new Set([
      'affected-division',
      ...plan.posts.map((each) => each.key),
      ...plan.agencies.map((each) => each.key),
    ]),
  };
  return (kind, key, place) => {
    if (key === undefined || known[kind].has(key)) return;
    report('error', `unknown-${kind}`, place, `没有这个${KINDS[kind]}：${key}`, `there is no ${kind} ${key}`);
  };
}
