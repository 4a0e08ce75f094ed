import { expect, test } from '@jest/globals';
import { readPlan } from '#plan';
import { PlanLibrary } from '#plan/loader';
import { fixture, NORTHBANK } from './plans.ts';

const bayingolin = () => new PlanLibrary().version('bayingolin/natural-disaster-relief', '2025-06-12');

test('every rule of a plan is one item with a name, words and an id of its own', async () => {
  const plan = await bayingolin();
  const items = readPlan(plan);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  for (const { id, name, words } of items)
    expect([id, ...[name, words].flatMap(({ zh, en }) => [Boolean(zh), Boolean(en)])]).toEqual([
      ...[id, true, true, true, true],
    ]);
  const tasks = plan.levels.flatMap(({ opening, measures }) => [
    ...(opening?.tasks ?? []),
    ...measures.flatMap((measure) => measure.tasks),
  ]);
  const prepared = plan.preparation!.measures.flatMap((measure) => measure.tasks);
  const count = (kind: string) => items.filter((item) => item.kind === kind).length;
  expect(count('task')).toBe(tasks.length + prepared.length);
  expect(count('clock')).toBe(plan.clocks.length);
  expect(count('agency')).toBe(plan.agencies.length);
});

test('a threshold says its figures with their unit, its clause and the hazards for which it counts', async () => {
  const items = readPlan(await bayingolin());
  const item = (id: string) => items.find((each) => each.id === id);
  expect(item('threshold/IV/relocated-aid')).toMatchObject({
    bounds: { zh: '≥ 1,000 人, < 5,000 人', en: expect.stringMatching(/^≥ 1,000 \w+, < 5,000 \w+$/) },
    ...{ row: 'relocated-aid', hazards: null, cites: ['5.4.1(2)'] },
  });
  expect(item('threshold/IV/drought-share')).toMatchObject({
    ...{ bounds: { zh: '≥ 4%, < 6%' }, hazards: ['drought'] },
  });
  expect(item('trigger/I/party-government-judgement')!.words.zh).toBe('由 州党委、州政府 认定');
});

test('a task cites its own clause, or that of its measure or paragraph', async () => {
  const items = readPlan(await bayingolin());
  const tasks = items.filter(({ kind }) => kind === 'task');
  expect(tasks.filter(({ cites }) => cites.length === 0)).toEqual([]);
  expect(tasks.find(({ id }) => id === 'task/IV/start-county-response/affected-counties')).toMatchObject({
    ...{ level: 'IV', measure: null, agency: 'affected-counties', cites: ['5.6'] },
    words: { zh: expect.stringMatching(/^持续会商研判.*（牵头，紧急）$/) },
  });
});

test('another plan reads as well, down to several figures at once, which have no bounds of their own', async () => {
  const items = readPlan(await fixture(NORTHBANK));
  const levels = new Set(items.map(({ level }) => level));
  expect([...levels]).toEqual(expect.arrayContaining(['red', 'amber', null]));
  for (const { bounds, words } of items.filter(({ kind }) => kind === 'threshold'))
    expect(bounds?.zh ?? words.zh).not.toBe('');
});
