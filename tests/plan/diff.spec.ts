import { beforeAll, describe, expect, it } from '@jest/globals';
import { diffPlans, type Plan } from '#plan';
import { fixture, NORTHBANK } from './plans.ts';

let before: Plan;
beforeAll(async () => {
  before = await fixture(NORTHBANK);
});

/** The changes after editing a copy of the plan. */
function changes(edit: (plan: Plan) => void) {
  const after = structuredClone(before);
  edit(after);
  return diffPlans(before, after);
}

describe('what changes from one plan to another', () => {
  it('is nothing for the same plan', () => {
    expect(diffPlans(before, structuredClone(before))).toEqual([]);
  });

  it('is a threshold, with both figures', () => {
    const found = changes((plan) => {
      plan.levels[1]!.criteria[0]!.anyOf[0]!.test = { sum: ['dead'], atLeast: 8, atMost: 29 };
    });
    expect(found).toMatchObject([{ what: 'threshold', change: 'changed', key: 'amber/dead' }]);
    expect(found[0]!.words.zh).toContain('dead ≥ 10, ≤ 29 → dead ≥ 8, ≤ 29');
  });

  it('is who decides', () => {
    const found = changes((plan) => {
      plan.levels[1]!.activation!.decides = 'cabinet';
    });
    expect(found).toMatchObject([{ what: 'authority', change: 'changed', key: 'amber' }]);
    expect(found[0]!.words.en).toContain('cabinet decides');
  });

  it('is a task: new, gone, or worded, timed or conditioned otherwise', () => {
    const found = changes((plan) => {
      const tasks = plan.levels[0]!.measures[0]!.tasks;
      tasks.push({ ...tasks[0]!, key: 'vaccines', title: { zh: '接种', en: 'Vaccinate' } });
      tasks[0]!.due = { within: 'PT6H' };
      plan.levels[1]!.measures[0]!.tasks.pop();
    });
    expect(found.map(({ change, key }) => `${change} ${key}`)).toEqual([
      'changed red/medical-teams/health',
      'added red/vaccines/health',
      'removed amber/share-figures/relief-office',
    ]);
    expect(found[1]!.words).toEqual({
      zh: expect.stringContaining('新增red 接种'),
      en: expect.stringContaining('new: red Vaccinate'),
    });
  });

  it('is a level, an agency, a clock or the plan itself', () => {
    const found = changes((plan) => {
      plan.levels.pop();
      plan.agencies[2]!.chain = 'inside';
      plan.clocks[0]!.within = 'PT2H';
      plan.effectiveFrom = '2024-01-01';
    });
    expect(found.map(({ what, change, key }) => `${what} ${change} ${key}`)).toEqual([
      'plan changed plan',
      'level removed blue',
      'agency changed power',
      'clock changed first-report',
    ]);
  });
});
