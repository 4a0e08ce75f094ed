import { beforeAll, describe, expect, it } from '@jest/globals';
import { diffPlans, type Plan } from '#plan';
import { bayingolin, fixture, NORTHBANK } from './plans.ts';

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
    expect(found[0]!.words.zh).toContain('死亡人数 ≥ 10, ≤ 29 → 死亡人数 ≥ 8, ≤ 29');
  });

  it('is who decides', () => {
    const found = changes((plan) => {
      plan.levels[1]!.activation!.decides = 'cabinet';
    });
    expect(found).toMatchObject([{ what: 'authority', change: 'changed', key: 'amber' }]);
    expect(found[0]!.words.en).toContain('Cabinet decides');
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

  it('is a condition, a rhythm or a time limit, in words', () => {
    const found = changes((plan) => {
      const [task] = plan.levels[0]!.measures[0]!.tasks;
      task!.due = { within: 'P1DT6H' };
      task!.recurs = { every: 'PT24H', until: 'stable' };
      task!.condition = { kind: 'judgement', words: '必要时', releasedBy: ['head'] };
      plan.clocks[0]!.within = 'PT2H';
    });
    expect(found.map(({ what }) => what)).toEqual(['task', 'clock']);
    const [task, clock] = found.map(({ words }) => words);
    expect(task!.zh).toContain('视情（必要时），由 总指挥 启用，1 日 6 小时内，每 24 小时一次，至灾情稳定');
    expect(task!.en).toContain('released by Head of relief, within 1 day 6 hours, every 24 hours until');
    expect(clock!.zh).toContain('受灾县市，自incident.reported起，1 小时内 → ');
    expect(clock!.en).toMatch(/within 1 hour → .*within 2 hours$/);
  });

  it('is a gate, an added ground, a share or a place, in words', () => {
    const found = changes((plan) => {
      const [criterion] = plan.levels[0]!.criteria;
      criterion!.gate = { notHazards: ['hail'], where: { magnitude: { atLeast: 6 } } };
      criterion!.anyOf[0]!.test = {
        share: { of: ['relocated'], base: 'population' },
        per: 'division',
        atLeast: 5,
      };
    });
    expect(found[0]!.words.zh).toContain('转移安置人数 / 常住人口（单个县市） ≥ 5%');
    expect(found[0]!.words.zh).toContain('冰雹除外；magnitude ≥ 6］');
    expect(found[0]!.words.en).toContain('Relocated / Population (in one division) ≥ 5%');
    expect(found[0]!.words.en).toContain('[not Hail; magnitude ≥ 6]');
  });

  it('is what a post may do and who stands above it, and how an open question is read', () => {
    const found = changes((plan) => {
      plan.posts[1]!.may = ['decide'];
      delete plan.posts[2]!.superior;
      plan.unsettled[0]!.reading = { zh: '启动', en: 'Yes' };
    });
    expect(found.map(({ what, change, key }) => `${what} ${change} ${key}`)).toEqual([
      'post changed head',
      'post changed office-chief',
      'reading changed stated-grade',
    ]);
    expect(found[1]!.words.en).toContain('below Head of relief, may propose');
    expect(found[2]!.words.zh).toBe('变更蓝色是否启动响应：不启动 → 启动');
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

  it('is a rule of reminders, duty, releases, documents and reports upward, with its fields in words', async () => {
    const plan = await bayingolin();
    const after = structuredClone(plan);
    after.escalation.splice(1, 1);
    after.duty!.handOver.acceptWithin = 'PT1H';
    after.releases!.channels[0]!.limit = 600;
    after.upward!.approves = 'director';
    after.documents!.templates[0]!.issues = 'director';
    after.hazards.pop();
    const found = diffPlans(plan, after);
    expect(found.map(({ what, change, key }) => `${what} ${change} ${key}`)).toEqual([
      'part changed escalation/head',
      'part changed duty',
      'part changed releases/channels/emergency-broadcast',
      'part changed upward',
      'part changed documents/templates/proposal',
      'part removed hazards/by-reference',
      'part removed escalation/second-contact',
    ]);
    const words = found.map(({ was, now }) => [was?.zh, now?.zh]);
    expect(words[0]![1]).toMatch(/^送 单位负责人，等待 30 分钟，.*，接 提醒$/);
    expect(words[1]![1]).toContain('交接班 （接受时限 1 小时，告知 带班领导');
    expect(words[2]).toEqual(['字数上限 500', '字数上限 600']);
    expect(words[3]![1]).toContain('批准 委员会主任，系统 国家自然灾害灾情管理系统，数字 因灾死亡人口、');
  });

  it('is another name alone', () => {
    const found = changes((plan) => {
      plan.levels[0]!.measures[0]!.title = { zh: '救治', en: 'Care' };
      plan.clocks[0]!.title = { zh: '初次报告', en: 'Initial report' };
    });
    expect(found.map(({ what }) => what)).toEqual(['measure', 'clock']);
    expect(found[1]!.words.zh).toContain('变更初次报告：首报：');
  });

  it('is any rule at all: nothing that decides changes without a word', async () => {
    const before = await bayingolin();
    const after = structuredClone(before);
    const silent: string[] = [];
    for (const { path, holder, field } of leaves(after)) {
      const was = holder[field];
      holder[field] = another(was);
      if (!diffPlans(before, after).length) silent.push(path);
      holder[field] = was;
    }
    expect(silent).toEqual([]);
  });
});

/** What is told by another name, decides nothing, or stands in a closed list. */
const UNTOLD = /(^|\.)(cite|leadsCite|source|note|why|clauses|hash|kind|report|role|dataTo|key|en)$/;

/** One of each kind of value in a plan, by the names of the fields that lead to it. */
function leaves(plan: Plan) {
  const found = new Map<string, { path: string; holder: Record<string, unknown>; field: string }>();
  const walk = (holder: Record<string, unknown>, at: string[]): void => {
    for (const [field, value] of Object.entries(holder)) {
      const path = [...at, Array.isArray(holder) ? '#' : field];
      const name = path.join('.');
      if (UNTOLD.test(name)) continue;
      if (typeof value === 'object' && value) walk(value as Record<string, unknown>, path);
      else if (!found.has(name)) found.set(name, { path: name, holder, field });
    }
  };
  walk(plan as unknown as Record<string, unknown>, []);
  return [...found.values()];
}

function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return /^P[T\d]/.test(value as string) ? 'P99D' : `${value as string}X`;
}
