import { beforeAll, expect, test } from '@jest/globals';
import { type Plan, resolveTasks } from '#plan';
import { bayingolin } from '../../../tests/plan/plans.ts';
import type { IncidentRow, ResponseRow, TaskRow } from './records/index.ts';
import { recipientOf, taskChange } from './task-change.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await bayingolin();
});

const affected = ['652827'];
const subject = {
  incident: { data: { affected } } as unknown as IncidentRow,
  response: { data: { namedAtStart: {} } } as unknown as ResponseRow,
};
const changeTo = (level: string, existing: TaskRow[]) => taskChange(plan, level, subject, existing);

/** The tasks of a level as they stand when it has been started. */
const tasksOf = (level: string): TaskRow[] =>
  resolveTasks(plan, level, { affectedDivisions: affected }).map((one) => {
    const { condition, outlives } = one.template;
    const state = !condition ? 'issued' : condition.kind === 'stability' ? 'armed' : 'offered';
    const { key } = one;
    return {
      id: one.id,
      key,
      recipient: recipientOf(one),
      state,
      data: { outlives, source: 'plan' },
    } as TaskRow;
  });
const duties = (tasks: readonly { key: string }[]) => tasks.map(({ key }) => key);

test('starting finds every task fresh, and once they are there none', () => {
  const fresh = changeTo('III', []).fresh.map((task) => `${task.key} ${recipientOf(task)}`);
  expect(fresh).toEqual(tasksOf('III').map(({ key, recipient }) => `${key} ${recipient}`));
  expect(changeTo('III', tasksOf('III'))).toMatchObject({ fresh: [], fallAway: [] });
});

test('a duty that two levels share stays as it is; each level’s own are fresh or fall away', () => {
  const { fresh, stay, fallAway } = changeTo('III', tasksOf('IV'));
  expect(duties(stay)).toEqual(expect.arrayContaining(['pre-allocate-funds', 'join-rescue', 'settle-funds']));
  expect(duties(fallAway)).toEqual(expect.arrayContaining(['clear-blocked-roads', 'open-toll-lanes']));
  const asked = new Set(tasksOf('IV').map(({ key, recipient }) => `${key} ${recipient}`));
  expect(fresh.filter((task) => asked.has(`${task.key} ${recipientOf(task)}`))).toEqual([]);
  expect(stay.length + fallAway.length).toBe(tasksOf('IV').length);
});

test.each(['planned', 'offered', 'armed', 'issued', 'acknowledged', 'inProgress'])(
  'a task that is %s falls away with its level',
  (state) => {
    const tasks = tasksOf('III').map((task) => ({ ...task, state }));
    expect(changeTo('IV', tasks).fallAway.length).toBeGreaterThan(3);
  },
);

test.each(['completed', 'verified', 'declined'])('a task that is %s is left as it is', (state) => {
  const tasks = tasksOf('III').map((task) => ({ ...task, state }));
  expect(changeTo('IV', tasks).fallAway).toEqual([]);
});

test('what outlives the response and what the office added never falls away', () => {
  const [task] = changeTo('IV', tasksOf('III')).fallAway;
  expect(changeTo('IV', [{ ...task!, data: { ...task!.data, outlives: true } }]).fallAway).toEqual([]);
  expect(changeTo('IV', [{ ...task!, data: { ...task!.data, source: 'added' } }]).fallAway).toEqual([]);
});

test('a duty that was withdrawn is fresh when it is asked for again', () => {
  const [first, ...rest] = tasksOf('IV');
  const { fresh } = changeTo('IV', [{ ...first!, state: 'withdrawn' }, ...rest]);
  expect(duties(fresh)).toEqual([first!.key]);
});
