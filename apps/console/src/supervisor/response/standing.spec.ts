import { expect, test } from '@jest/globals';
import type { PictureTask } from '../queries.ts';
import { inOrder, standing, standingOf } from './standing.ts';

const at = (hour: number) => `2026-07-01T${String(hour).padStart(2, '0')}:00:00+08:00`;
const task = (state: string, more: Partial<PictureTask> = {}): PictureTask => ({
  ...{ id: state, seq: 1, key: state, title: { zh: '', en: '' }, cite: '', measure: 1, urgency: 'urgent' },
  ...{ state, overdue: false, adjustmentRequested: false, dueAt: null, createdAt: at(8), escalated: 0 },
  ...{ acknowledgedAt: null, lastNote: null, condition: null, releasedBy: [], releaseAskedAt: null },
  ...more,
});
const of = (recipient: string, tasks: PictureTask[], exhausted = 0) => ({
  ...{ recipient, title: { zh: recipient, en: recipient }, tasks, exhausted },
});

test('silent ones come first: those that nobody reached, then the longest silence', () => {
  const sorted = inOrder([
    of('done', [task('completed'), task('verified')]),
    of('idle', [task('offered')]),
    of('moving', [task('acknowledged'), task('issued')]),
    of('declined', [task('declined'), task('inProgress')]),
    of('late', [task('inProgress', { overdue: true })]),
    of('silent', [task('issued', { createdAt: at(9) }), task('offered')]),
    of('silent longer', [task('issued')]),
    of('unreached', [task('issued', { createdAt: at(9) })], 2),
  ]);
  expect(sorted.map(({ recipient, group }) => [recipient.recipient, group])).toEqual([
    ['unreached', 'silent'],
    ['silent longer', 'silent'],
    ['silent', 'silent'],
    ['late', 'late'],
    ['declined', 'declined'],
    ['moving', 'moving'],
    ['idle', 'idle'],
    ['done', 'finished'],
  ]);
});

test('what waits for its condition is not counted as asked, and what is done is not late', () => {
  const one = standing(
    of('x', [
      task('offered'),
      task('completed', { overdue: true, lastNote: { at: at(10), text: '后' } }),
      task('issued', { escalated: 2, lastNote: { at: at(9), text: '先' } }),
    ]),
  );
  expect(one).toMatchObject({ all: 2, done: 1, unacknowledged: 1, late: 0, reminded: 2, silentSince: null });
  expect(one.lastNote?.text).toBe('后');
  expect(standingOf(task('issued', { overdue: true }))).toBe('overdue');
  expect(standingOf(task('completed', { overdue: true }))).toBe('completed');
});
