import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import { PlanLibrary } from '#plan/loader';

// Section by section: conditions, procedure, measures (5.x.1, 5.x.2, 5.x.3).
const MEASURES = { '5.1': 15, '5.2': 15, '5.3': 13, '5.4': 10 } as const;
const LEVEL_OF = { '5.1': 'I', '5.2': 'II', '5.3': 'III', '5.4': 'IV' } as const;
type Section = keyof typeof MEASURES;
const SECTIONS = Object.keys(MEASURES) as Section[];

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const conditions = (section: Section) =>
  section === '5.1' ? numbers(4).map((n) => `5.1.1(一)(${n})`) : numbers(4).map((n) => `${section}.1(${n})`);

/** Clauses that code carries out, with the file and the words in it that do so. */
const CODE: Record<string, [file: string, words: RegExp]> = {
  '5.1.1(二)': ['libs/response/src/start-directly.ts', /activation\.direct/],
  '5.5': ['libs/response/src/response.reactions.ts', /cite: kind === 'activation' \? .* : '5\.5'/],
  '5.7': ['libs/response/src/response.reactions.ts', /cite: '5\.7'/],
};
const source = (file: string) => readFileSync(fileURLToPath(import.meta.resolve(`#root/${file}`)), 'utf8');

let plan: Plan;
/** Clause → what of the plan cites it. */
const covered = new Map<string, string[]>();

function collect(item: unknown, path: string): void {
  if (Array.isArray(item))
    for (const [i, each] of item.entries()) collect(each, `${path}/${(each as { key?: string }).key ?? i}`);
  else if (item && typeof item === 'object') {
    const { cite } = item as { cite?: unknown };
    if (typeof cite === 'string') covered.set(cite, [...(covered.get(cite) ?? []), path]);
    for (const [name, value] of Object.entries(item)) collect(value, `${path}/${name}`);
  }
}

beforeAll(async () => {
  plan = await new PlanLibrary().latest('bayingolin/natural-disaster-relief');
  for (const level of plan.levels) collect(level, level.level);
  for (const name of ['posts', 'agencies', 'clocks', 'unsettled'] as const) collect(plan[name], name);
});

const itemsOf = (clause: string) => covered.get(clause) ?? [];
const levelOf = (section: Section) => plan.levels.find(({ level }) => level === LEVEL_OF[section])!;

describe.each(SECTIONS)('section %s', (section) => {
  test.each(conditions(section))('%s is a criterion with its threshold', (clause) => {
    const paths = itemsOf(clause).filter((path) => path.startsWith(`${LEVEL_OF[section]}/criteria/`));
    expect(paths.length).toBeGreaterThan(0);
    const criterion = levelOf(section).criteria.find(({ cite }) => cite === clause)!;
    expect(criterion.anyOf.every(({ cite }) => cite === undefined || cite === clause)).toBe(true);
  });

  test(`${section}.2 says who proposes, decides and is told`, () => {
    const { activation } = levelOf(section);
    expect(activation).toMatchObject({ proposes: 'office', cite: `${section}.2` });
    expect(activation!.informs.length).toBeGreaterThan(0);
  });

  test(`${section}.3 has its opening duties and says who leads`, () => {
    const { opening, activation } = levelOf(section);
    expect(opening!.tasks.filter(({ cite }) => cite === `${section}.3`).length).toBeGreaterThanOrEqual(2);
    expect(plan.posts.map(({ key }) => key)).toContain(activation!.leads);
  });

  test.each(numbers(MEASURES[section]).map((n) => [`${section}.3(${n})`, n] as const))(
    '%s is a measure with tasks, each citing it',
    (clause, n) => {
      const measure = levelOf(section).measures.find((each) => each.n === n)!;
      expect(measure.cite).toBe(clause);
      expect(measure.tasks.length).toBeGreaterThan(0);
      expect(measure.tasks.map(({ cite }) => cite ?? clause)).toEqual(measure.tasks.map(() => clause));
    },
  );

  test('has no measure that the plan does not have', () => {
    expect(levelOf(section).measures.map(({ n }) => n)).toEqual(numbers(MEASURES[section]));
  });
});

test('5.1.1(二) is a ground in words, and lets the Party committee and government start level I', () => {
  expect(itemsOf('5.1.1(二)').some((path) => path.startsWith('I/triggers/'))).toBe(true);
  expect(levelOf('5.1').activation!.direct?.by).toEqual(['party-committee-government']);
});

test('5.6 has the counties concerned told and starting their own on every level', () => {
  for (const section of SECTIONS)
    expect(
      itemsOf('5.6').filter((path) => path.startsWith(`${LEVEL_OF[section]}/opening/`)).length,
    ).toBeGreaterThanOrEqual(2);
});

test.each(Object.entries(CODE))('%s is carried out by code that cites it', (_clause, [file, words]) => {
  expect(source(file)).toMatch(words);
});

test('nothing cites a clause of section 5 that is not there', () => {
  const clauses = new Set([
    ...SECTIONS.flatMap((section) => [
      section,
      `${section}.1`,
      ...conditions(section),
      `${section}.2`,
      `${section}.3`,
      ...numbers(MEASURES[section]).map((n) => `${section}.3(${n})`),
    ]),
    '5',
    '5.1.1(一)',
    '5.1.1(二)',
    '5.5',
    '5.6',
    '5.7',
  ]);
  const cited = [...covered.keys()]
    .flatMap((cite) => cite.split(/[、,;，；]\s*/))
    .filter((cite) => /^5(\.|$)/.test(cite));
  expect(cited.filter((cite) => !clauses.has(cite))).toEqual([]);
});
