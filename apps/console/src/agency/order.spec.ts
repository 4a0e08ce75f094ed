import { expect, test } from '@jest/globals';
import { byLastChange, byUrgency, type Case, groupsOf, isLate, type Task } from './order.ts';

const NOW = Date.parse('2026-07-01T12:00:00+08:00');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

function task(id: string, more: Partial<Omit<Task, 'data'>> = {}, level = 'IV'): Task {
  const data = { title: { zh: id, en: id }, level, questions: [], notes: [] };
  return {
    ...{ id, state: 'issued', urgency: 'routine', dueAt: null, incidentId: 'flood', responseId: 'r' },
    ...{ createdAt: at(-60), context: { overdue: false, adjustmentRequested: false } },
    ...more,
    data,
  } as unknown as Task;
}

test('what is not acknowledged comes first, then what is urgent, overdue, and due next', () => {
  const sorted = [
    task('done soon', { state: 'acknowledged', dueAt: at(1) }),
    task('urgent at work', { state: 'inProgress', urgency: 'urgent' }),
    task('new'),
    task('new and due', { dueAt: at(30) }),
    task('new and late', { dueAt: at(-1) }),
    task('new and urgent', { urgency: 'urgent' }),
    task('newer', { createdAt: at(-1) }),
  ].sort((a, b) => byUrgency(a, b, NOW));
  expect(sorted.map(({ id }) => id)).toEqual([
    ...['new and urgent', 'new and late', 'new and due', 'new', 'newer'],
    ...['urgent at work', 'done soon'],
  ]);
});

test.each<[string, Partial<Omit<Task, 'data'>>, boolean]>([
  ['no deadline', {}, false],
  ['one that is to come', { dueAt: at(1) }, false],
  ['one that passed before the engine said so', { dueAt: at(0) }, true],
  ['one that the engine says has passed', { context: { overdue: true, adjustmentRequested: false } }, true],
  ['one that passed on a task that is done', { dueAt: at(-9), state: 'completed' }, false],
])('%s: late is %j', (_, given, late) => expect(isLate(task('x', given), NOW)).toBe(late));

test('groups are one for each incident and response, the most urgent first, exercises last', () => {
  const about = (id: string, exercise = false): Case =>
    ({ id, title: id, exercise, kind: 'incident' }) as unknown as Case;
  const cases = [about('drill', true), about('flood'), about('snow')];
  const groups = groupsOf(
    [
      task('a', { incidentId: 'drill', urgency: 'urgent' }),
      task('b', { incidentId: 'flood', state: 'acknowledged' }),
      task('c', { incidentId: 'snow' }),
      task('d', { incidentId: 'flood', state: 'acknowledged', responseId: 'later' }),
      task('e', { incidentId: 'unseen' }),
      task('f', { incidentId: 'snow', urgency: 'urgent' }),
    ],
    cases,
    NOW,
  );
  expect(groups.map(({ about: { id }, tasks }) => [id, tasks.map((one) => one.id)])).toEqual([
    ['snow', ['f', 'c']],
    ['flood', ['b']],
    ['flood', ['d']],
    ['drill', ['a']],
  ]);
});

test('what is closed stands by its last change, whatever its urgency', () => {
  const sorted = [
    task('first', { state: 'verified', urgency: 'urgent', updatedAt: at(-9) }),
    task('last', { state: 'declined', updatedAt: at(-1) }),
    task('between', { state: 'completed', updatedAt: at(-5) }),
  ].sort(byLastChange);
  expect(sorted.map(({ id }) => id)).toEqual(['last', 'between', 'first']);
});
