import { expect, test } from '@jest/globals';
import type { PendingDecision, RunningResponse } from './queries.ts';
import { byGravity, byUrgency } from './urgency.ts';

const rank = (level: string) => ['I', 'II', 'III', 'IV'].indexOf(level) + 1;
const pending = (id: string, more: Partial<PendingDecision> = {}): PendingDecision => ({
  ...{ id, incidentId: id, title: id, exercise: false, hazard: 'flood', affected: [], kind: 'activation' },
  ...{ level: 'IV', from: null, recommended: 'IV', recommendedThen: 'IV', post: 'p', own: true, reason: '' },
  ...{ proposedAs: 'office', proposedBy: 'o', since: '2026-07-01T08:00:00+08:00', decideBy: null },
  ...more,
});

test('the gravest start comes first, an exercise last, and what takes away after what sends out', () => {
  const sorted = byUrgency(
    [
      pending('exercise', { exercise: true, level: 'I' }),
      pending('end', { kind: 'termination', level: null, recommended: null }),
      pending('late', { since: '2026-07-01T09:00:00+08:00' }),
      pending('early'),
      pending('due', { decideBy: '2026-07-01T10:00:00+08:00', since: '2026-07-01T09:30:00+08:00' }),
      pending('grave', { level: 'II' }),
      // Proposed at IV, and the figures call for more by now.
      pending('risen', { recommended: 'I' }),
    ],
    rank,
  );
  expect(sorted.map(({ id }) => id)).toEqual(['risen', 'grave', 'due', 'early', 'late', 'end', 'exercise']);
});

test('a response that one leads comes before a graver one of somebody else', () => {
  const running = (id: string, own: boolean, level: string, silent = 0) =>
    ({ id, own, level, silent, exercise: false }) as RunningResponse;
  const sorted = byGravity(
    [running('a', false, 'I'), running('b', true, 'IV', 1), running('c', true, 'IV', 9)],
    rank,
  );
  expect(sorted.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});
