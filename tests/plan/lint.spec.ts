import { describe, expect, it } from '@jest/globals';
import { lintPlan } from '#plan';
import { checkPlan, PlanLibrary } from '#plan/loader';
import { bayingolin, FIXTURES, HILLSIDE, lineOf, lintMutated, NORTHBANK } from './plans.ts';

interface Mutation {
  rule: string;
  file: string;
  from: string | RegExp;
  to: string;
  /** A text on the line that must be named, after the replacement. */
  at: string;
  severity?: 'warning';
  /** The file that must be named, where it is another than the changed one. */
  where?: string;
}

const AMBER = 'levels/2-amber.yaml';
const RED = 'levels/1-red.yaml';

const MUTATIONS: Mutation[] = [
  { rule: 'yaml', file: 'posts.yaml', from: 'posts:', to: 'posts: [', at: 'cabinet' },
  { rule: 'schema', file: 'hazards.yaml', from: 'key: hail', to: 'key: Hail', at: 'key: Hail' },
  {
    rule: 'schema',
    file: 'plan.yaml',
    from: 'effectiveFrom: 2019-05-01',
    to: 'effectivFrom: 2019-05-01',
    at: 'effectivFrom',
  },
  { rule: 'schema', file: AMBER, from: 'atLeast: 10,', to: 'atLeast: ten,', at: 'atLeast: ten' },
  {
    rule: 'uncited',
    file: AMBER,
    from: ", title: { zh: 派医疗队, en: Send medical teams }, cite: '5.2(1)' }",
    to: ', title: { zh: 派医疗队, en: Send medical teams } }',
    at: 'medical-teams',
  },
  {
    rule: 'uncited',
    file: 'agencies.yaml',
    from: "chain: inside, cite: '2.2'",
    to: 'chain: inside',
    at: 'key: relief-office',
  },
  { rule: 'uncited', file: RED, from: "    cite: '4.1(1)'\n", to: '', at: 'key: casualties' },
  {
    rule: 'threshold-order',
    file: AMBER,
    from: 'atLeast: 10, atMost: 29',
    to: 'atLeast: 30, atMost: 40',
    at: 'atLeast: 30',
  },
  {
    rule: 'stock-in-criterion',
    file: 'indicators.yaml',
    from: '{ key: relocated,',
    to: '{ key: relocated, kind: stock,',
    at: 'sum: [relocated], moreThan: 4999',
    where: AMBER,
  },
  { rule: 'threshold-overlap', file: AMBER, from: 'atMost: 29', to: 'atMost: 30', at: 'atMost: 30' },
  { rule: 'threshold-gap', file: AMBER, from: 'atMost: 29', to: 'atMost: 28', at: 'atMost: 28' },
  {
    rule: 'threshold-gap',
    file: AMBER,
    from: 'atLeast: 0.3, below: 0.8',
    to: 'atLeast: 0.3, below: 0.7',
    at: 'below: 0.7',
  },
  {
    rule: 'threshold-gap',
    file: AMBER,
    from: 'atLeast: 100, below: 500',
    to: 'atLeast: 100, below: 499',
    at: 'below: 499',
  },
  {
    rule: 'threshold-overlap',
    file: AMBER,
    from: 'atLeast: 0.3, below: 0.8',
    to: 'atLeast: 0.3, atMost: 0.8',
    at: 'atMost: 0.8',
  },
  {
    rule: 'threshold-empty',
    file: AMBER,
    from: 'atLeast: 1, below: 2.5',
    to: 'atLeast: 1, below: 1',
    at: 'below: 1 ',
  },
  {
    rule: 'threshold-missing',
    file: RED,
    from: 'sum: [dead], atLeast: 30',
    to: 'sum: [dead], below: 99',
    at: 'below: 99',
  },
  {
    rule: 'threshold-joining',
    file: RED,
    from: 'sum: [dead], atLeast: 30',
    to: 'sum: [dead], per: division, joining: { atLeast: 30 }, atLeast: 30',
    at: 'joining',
  },
  {
    rule: 'threshold-gravest-bounded',
    severity: 'warning',
    file: RED,
    from: 'sum: [dead], atLeast: 30',
    to: 'sum: [dead], atLeast: 30, below: 99',
    at: 'below: 99',
  },
  { rule: 'measure-differs', file: AMBER, from: 'sum: [dead]', to: 'sum: [collapsedRooms]', at: 'key: dead' },
  { rule: 'unknown-agency', file: AMBER, from: 'agency: health', to: 'agency: healt', at: 'agency: healt,' },
  {
    rule: 'unknown-agency',
    file: 'agencies.yaml',
    from: 'expands: [power]',
    to: 'expands: [power, gas]',
    at: 'expands: [power, gas]',
  },
  {
    rule: 'unknown-agency',
    file: 'agencies.yaml',
    from: 'fallback: relief-office',
    to: 'fallback: nobody',
    at: 'fallback: nobody',
  },
  {
    rule: 'unknown-post',
    file: RED,
    from: 'judgedBy: [cabinet]',
    to: 'judgedBy: [king]',
    at: 'judgedBy: [king]',
  },
  { rule: 'unknown-post', file: RED, from: 'decides: cabinet', to: 'decides: king', at: 'decides: king' },
  {
    rule: 'unknown-post',
    file: 'posts.yaml',
    from: 'superior: cabinet',
    to: 'superior: king',
    at: 'superior: king',
  },
  {
    rule: 'unknown-hazard',
    file: RED,
    from: 'notHazards: [flood]',
    to: 'notHazards: [floods]',
    at: 'notHazards: [floods]',
  },
  {
    rule: 'unknown-hazard',
    file: 'clocks.yaml',
    from: 'hazards: [typhoon]',
    to: 'hazards: [typhoons]',
    at: 'hazards: [typhoons]',
  },
  {
    rule: 'unknown-level',
    file: 'clocks.yaml',
    from: 'levels: [red, amber]',
    to: 'levels: [red, green]',
    at: 'levels: [red, green]',
  },
  {
    rule: 'unknown-duty',
    file: 'clocks.yaml',
    from: 'duty: affected-division, starts: incident',
    to: 'duty: nobody, starts: incident',
    at: 'duty: nobody',
  },
  {
    rule: 'unknown-indicator',
    file: AMBER,
    from: 'sum: [cropAreaLost]',
    to: 'sum: [cropArea]',
    at: 'key: crops, test',
  },
  {
    rule: 'unknown-base',
    file: AMBER,
    from: 'base: population',
    to: 'base: people',
    at: 'key: relocated-share',
  },
  {
    rule: 'unknown-division',
    file: 'divisions.yaml',
    from: "within: '990100'",
    to: "within: '990999'",
    at: "within: '990999'",
  },
  {
    rule: 'unknown-division',
    file: 'divisions.yaml',
    from: "adjacent: ['990300']",
    to: "adjacent: ['990999']",
    at: "adjacent: ['990999']",
  },
  {
    rule: 'no-decider',
    file: 'levels/4-blue.yaml',
    from: 'startsResponse: false\n',
    to: '',
    at: 'level: blue',
  },
  {
    rule: 'decider-powerless',
    file: 'posts.yaml',
    from: 'may: [propose, decide, log]',
    to: 'may: [propose, log]',
    where: 'levels/3-yellow.yaml',
    at: 'decides: office-chief',
  },
  {
    rule: 'superior-cycle',
    file: 'posts.yaml',
    from: 'kind: body, may',
    to: 'kind: body, superior: head, may',
    at: 'superior: head',
  },
  {
    rule: 'unreachable',
    file: 'agencies.yaml',
    from: ', expands: [power]',
    to: '',
    where: RED,
    at: 'agency: utilities',
  },
  { rule: 'duplicate', file: 'hazards.yaml', from: 'key: hail', to: 'key: typhoon', at: '冰雹' },
  { rule: 'duplicate', file: 'divisions.yaml', from: "code: '990200'", to: "code: '990100'", at: '中县' },
  {
    rule: 'duplicate',
    file: AMBER,
    from: 'key: share-figures, agency: relief-office',
    to: 'key: medical-teams, agency: health',
    at: '汇总灾情',
  },
  { rule: 'duplicate', file: AMBER, from: 'level: amber', to: 'level: red', at: 'level: red' },
  {
    rule: 'duplicate',
    file: AMBER,
    from: 'rank: 2',
    to: 'rank: 3',
    where: 'levels/3-yellow.yaml',
    at: 'rank: 3',
  },
  {
    rule: 'clock-start-unknown',
    file: 'clocks.yaml',
    from: 'starts: situation-stable',
    to: 'starts: all-quiet',
    at: 'starts: all-quiet',
  },
  {
    rule: 'clock-no-time',
    file: 'clocks.yaml',
    from: 'workingDays: 2',
    to: 'workingDays: 2, within: PT2H',
    at: 'key: checked',
  },
  {
    rule: 'clock-time-of-day',
    file: 'clocks.yaml',
    from: "every: P1D, at: '18:00'",
    to: "every: PT24H, at: '18:00'",
    at: 'key: evening',
  },
  {
    rule: 'clock-threshold',
    file: 'clocks.yaml',
    from: 'starts: situation-stable',
    to: 'starts: threshold-reached',
    at: 'starts: threshold-reached',
  },
  {
    rule: 'unknown-indicator',
    file: 'clocks.yaml',
    from: 'starts: situation-stable',
    to: 'starts: threshold-reached, threshold: { sum: [lost], atLeast: 3 }',
    at: 'sum: [lost]',
  },
  {
    rule: 'calendar-other-year',
    file: 'calendar.yaml',
    from: "rest: ['2020-10-01']",
    to: "rest: ['2021-10-01']",
    at: "['2021-10-01'], work: ['2020",
  },
  {
    rule: 'calendar-both',
    file: 'calendar.yaml',
    from: "work: ['2020-10-12']",
    to: "work: ['2020-10-01']",
    at: "work: ['2020-10-01']",
  },
  {
    rule: 'calendar-year-missing',
    severity: 'warning',
    file: 'calendar.yaml',
    from: /.*year: 2021.*\n/,
    to: '',
    where: 'clocks.yaml',
    at: 'workingDays',
  },
  { rule: 'duplicate', file: 'calendar.yaml', from: 'year: 2020', to: 'year: 2019', at: "rest: ['2020" },
  {
    rule: 'uncited',
    file: 'calendar.yaml',
    from: "work: ['2020-10-12'], source: local-policy",
    to: "work: ['2020-10-12']",
    at: 'year: 2020',
  },
  {
    rule: 'escalation-leader',
    file: 'escalation.yaml',
    from: 'to: duty-officer',
    to: 'to: head',
    at: 'to: head',
  },
  {
    rule: 'unknown-post',
    file: 'escalation.yaml',
    from: 'to: duty-officer',
    to: 'to: somebody',
    at: 'to: somebody',
  },
  {
    rule: 'unknown-post',
    file: 'duty.yaml',
    from: 'posts: [duty-officer]',
    to: 'posts: [nobody]',
    at: 'nobody',
  },
  { rule: 'duty-leader', file: 'duty.yaml', from: 'tell: [duty-officer]', to: 'tell: [head]', at: 'head]' },
  { rule: 'uncited', file: 'duty.yaml', from: '  source: local-policy', to: '', at: 'duty:' },
  { rule: 'duty-differs', severity: 'warning', file: AMBER, from: '派医疗队', to: '派专家', at: '派专家' },
  {
    rule: 'agency-unused',
    severity: 'warning',
    file: 'agencies.yaml',
    from: /outside, member: true(.*)expands: \[power\]/s,
    to: 'outside$1expands: [health]',
    at: 'key: power',
  },
  {
    rule: 'group-unused',
    severity: 'warning',
    file: RED,
    from: 'agency: work-group',
    to: 'agency: health',
    where: 'agencies.yaml',
    at: 'key: work-group',
  },
  {
    rule: 'indicator-unused',
    severity: 'warning',
    file: 'indicators.yaml',
    from: 'bases:',
    to: "  - { key: horses, title: { zh: 马, en: Horses }, unit: { key: head, zh: 匹, en: head }, cite: '3.1' }\nbases:",
    at: 'key: horses',
  },
  {
    rule: 'base-unused',
    severity: 'warning',
    file: 'indicators.yaml',
    from: 'bases:',
    to: "bases:\n  - { key: farmland, title: { zh: 耕地, en: Farmland }, cite: '3.2' }",
    at: 'key: farmland',
  },
  {
    rule: 'post-unused',
    severity: 'warning',
    file: 'posts.yaml',
    from: 'posts:',
    to: "posts:\n  - { key: idle, title: { zh: 闲, en: Idle }, kind: post, may: [], cite: '2.9' }",
    at: 'key: idle',
  },
];

describe('plan lint', () => {
  it.each(MUTATIONS)('$rule: $from → $to', async (mutation) => {
    const { rule, file, from, to, at } = mutation;
    const findings = await lintMutated(file, from, to);
    const where = mutation.where ?? file;
    const line = where === file ? lineOf(file, at, from, to) : lineOf(where, at);
    const found = findings.filter((finding) => finding.code === rule);
    expect(found.map((each) => `${each.file}:${each.line} ${each.severity}`)).toContain(
      `${where}:${line} ${mutation.severity ?? 'error'}`,
    );
    for (const { message, column } of found) {
      expect(message.zh).not.toBe('');
      expect(message.en).not.toBe('');
      expect(column).toBeGreaterThan(0);
    }
  });

  it('has nothing to say of the fixtures', async () => {
    const library = new PlanLibrary(FIXTURES);
    for (const id of [NORTHBANK, HILLSIDE])
      for (const { folder } of library.versions(id)) expect((await checkPlan(folder)).findings).toEqual([]);
  });

  it('refuses a roster for a post that each place has for itself', async () => {
    const plan = await bayingolin();
    const duty = { ...plan.duty!, posts: ['duty-officer', 'agency-member'] };
    const source = {
      levelFiles: plan.levels.map(({ level }) => level),
      locate: () => ({ line: 1, column: 1 }),
    };
    const found = lintPlan({ ...plan, duty }, source).filter(({ file }) => file === 'duty.yaml');
    expect(found.map(({ code }) => code)).toEqual(['duty-place']);
    expect(lintPlan(plan, source).filter(({ file }) => file === 'duty.yaml')).toEqual([]);
  });

  it('names every file that is missing', async () => {
    const { plan, findings } = await checkPlan('/nowhere');
    expect(plan).toBeNull();
    expect(findings.map((each) => each.file)).toContain('levels/*.yaml');
    expect(findings.every((each) => each.code === 'file-missing')).toBe(true);
  });
});
