import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CompiledPlan, checkFacts, classify, compile, explain, type Facts, type Plan } from '#plan';
import { fixture, HILLSIDE, NORTHBANK } from './plans.ts';

type Some = Partial<Facts>;

let northbank: Plan;
let hillside: Plan;
let storms: CompiledPlan;
let quakes: CompiledPlan;
beforeAll(async () => {
  northbank = await fixture(NORTHBANK);
  hillside = await fixture(HILLSIDE);
  storms = compile(northbank);
  quakes = compile(hillside);
});

const storm = (facts: Some) => classify(storms, { hazard: 'typhoon', reported: {}, ...facts });
const quake = (facts: Some) => classify(quakes, { hazard: 'earthquake', reported: {}, ...facts });
const drought = (divisions: Facts['divisions']) =>
  classify(quakes, { hazard: 'drought', reported: {}, ...(divisions && { divisions }) });
const branch = (result: ReturnType<typeof classify>, key: string) =>
  result.criteria.find((each) => each.key === key)!;

describe('grades with other names', () => {
  it.each([
    [2, null],
    [3, 'yellow'],
    [9, 'yellow'],
    [10, 'amber'],
    [29, 'amber'],
    [30, 'red'],
  ])('%i dead by closed ranges: %s', (dead, level) => {
    expect(storm({ reported: { dead } }).level).toBe(level);
  });

  it('never reaches a grade without criteria', () => {
    expect(
      storm({ reported: { dead: 0, relocated: 0, collapsedRooms: 0, cropAreaLost: 0 } }).level,
    ).toBeNull();
  });

  it('says when a grade starts no response', () => {
    const grave = quake({ reported: { deadMissing: 5 }, attributes: { magnitude: 6.5 } });
    expect(grave.level).toBe('grave');
    expect(explain(grave, hillside, 'zh')[0]).toContain('不启动响应');
    expect(explain(grave, hillside, 'en')[0]).toContain('starts no response');
  });
});

describe('conjunctions', () => {
  it('hold only together, and name the part that is short', () => {
    const both = branch(
      storm({ reported: { relocated: 12_000, collapsedRooms: 499 } }),
      'relocated-and-homes',
    );
    expect(both).toMatchObject({ level: 'amber', value: 499, next: { level: 'red', atLeast: 500, need: 1 } });
    expect(both.parts).toMatchObject([
      { value: 12_000, level: 'red' },
      { value: 499, level: 'amber' },
    ]);
    expect(storm({ reported: { relocated: 10_000, collapsedRooms: 500 } }).level).toBe('red');
    expect(storm({ reported: { relocated: 9_999, collapsedRooms: 500 } }).level).toBe('amber');
  });

  it('are not evaluable while a part is unknown', () => {
    const half = branch(storm({ reported: { relocated: 12_000 } }), 'relocated-and-homes');
    expect(half).toMatchObject({ value: null, level: null, evaluable: false, unknown: ['collapsedRooms'] });
  });
});

describe('figures with decimals', () => {
  it('are compared without rounding slips', () => {
    expect(branch(storm({ reported: { cropAreaLost: 0.7 + 0.1 } }), 'crops').level).toBe('red');
    expect(branch(storm({ reported: { cropAreaLost: 0.79 } }), 'crops')).toMatchObject({
      level: 'amber',
      next: { level: 'red', atLeast: 0.8, need: 0.01 },
    });
    const share = (relocated: number) =>
      branch(storm({ reported: { relocated }, base: { population: 200_000 } }), 'relocated-share');
    expect(share(5_000).level).toBe('red');
    expect(share(4_999).level).toBe('amber');
  });

  it('are refused where the unit is whole', () => {
    const facts = (reported: Facts['reported']): Facts => ({ hazard: 'typhoon', reported });
    expect(() => checkFacts(storms, facts({ cropAreaLost: 0.5 }))).not.toThrow();
    expect(() => checkFacts(storms, facts({ dead: 0.5 }))).toThrow('figure.invalid');
    expect(() => checkFacts(storms, facts({ dead: -1 }))).toThrow('figure.invalid');
    expect(() => checkFacts(storms, facts({ deaths: 1 }))).toThrow('figure.unknown-indicator');
    expect(() => checkFacts(storms, { ...facts({}), base: { population: 0 } })).toThrow('figure.invalid');
    expect(() => checkFacts(storms, { ...facts({}), divisions: { '1': {} } })).toThrow('division.unknown');
    expect(() => checkFacts(storms, { ...facts({}), judged: ['rumour'] })).toThrow(
      'figure.unknown-indicator',
    );
    expect(() => checkFacts(storms, { ...facts({}), hazard: 'fog' })).toThrow('hazard.unknown');
  });
});

describe('gates', () => {
  it('close a branch for some hazards', () => {
    const flood = classify(storms, { hazard: 'flood', reported: { cropAreaLost: 9 } });
    expect(branch(flood, 'crops')).toMatchObject({ applicable: false, level: null });
    expect(flood.level).toBeNull();
  });

  it('change the indicator with the magnitude', () => {
    const figures = { dead: 10, deadMissing: 19 };
    expect(quake({ reported: figures, attributes: { magnitude: 5.9 } }).level).toBe('especially grave');
    expect(quake({ reported: figures, attributes: { magnitude: 6 } }).level).toBe('grave');
  });

  it('keep a branch applicable but not evaluable while the magnitude is unknown', () => {
    const result = quake({ reported: { dead: 99, deadMissing: 99 } });
    for (const key of ['strong-quake', 'weak-quake'])
      expect(branch(result, key)).toMatchObject({
        applicable: true,
        evaluable: false,
        value: null,
        unknown: ['magnitude'],
      });
  });

  it('leave the other magnitudes not applicable', () => {
    const result = quake({ reported: { dead: 1, deadMissing: 1 }, attributes: { magnitude: 7 } });
    expect(branch(result, 'strong-quake').applicable).toBe(true);
    expect(branch(result, 'weak-quake').applicable).toBe(false);
  });
});

describe('criteria of one township', () => {
  const dry = { waterShort: 60, residents: 100, dryDays: 30 };

  it('must hold within one of them', () => {
    expect(drought({ '980101': dry }).level).toBe('especially grave');
    const apart = drought({ '980101': { ...dry, dryDays: 10 }, '980102': { ...dry, waterShort: 10 } });
    expect(apart.level).toBeNull();
  });

  it('do not look at counties', () => {
    expect(branch(drought({ '980100': { livestockLost: 999 } }), 'livestock').evaluable).toBe(false);
  });

  it('let a neighbour join at the lower figure, and nobody beyond it', () => {
    const nearly = { ...dry, waterShort: 45 };
    const result = drought({ '980101': dry, '980102': nearly, '980103': nearly });
    expect(branch(result, 'township-water').divisions).toEqual([
      { code: '980101', value: 60, level: 'especially grave', joined: false },
      { code: '980102', value: 45, level: 'especially grave', joined: true },
    ]);
    expect(drought({ '980102': nearly, '980103': nearly }).level).toBeNull();
  });

  it('are not evaluable without any township', () => {
    expect(branch(drought(undefined), 'livestock')).toMatchObject({
      evaluable: false,
      unknown: ['livestockLost'],
    });
  });
});

describe('what a person judges', () => {
  it('holds once said, and is unknown before', () => {
    expect(branch(quake({}), 'society')).toMatchObject({
      evaluable: false,
      unknown: ['especially-grave-effect', 'grave-effect'],
    });
    expect(quake({ judged: ['grave-effect'] }).level).toBe('grave');
    expect(quake({ judged: ['grave-effect', 'especially-grave-effect'] }).level).toBe('especially grave');
  });

  it('may be a ground for a level with no figure', () => {
    const result = storm({ judged: ['cabinet-finds-it-necessary'] });
    expect(result).toMatchObject({ level: 'red', basis: 'reported' });
    expect(explain(result, northbank, 'en').join('\n')).toContain(
      'The cabinet finds it necessary: reaches red 4.1(5)',
    );
  });
});
