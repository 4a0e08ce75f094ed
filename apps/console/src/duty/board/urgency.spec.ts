import { expect, test } from '@jest/globals';
import { type BoardIncident, byUrgency, reasonsOf } from './urgency.ts';

const RANKS: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4 };
const rank = (level: string): number => RANKS[level]!;
const incident = (id: string, more: Partial<BoardIncident> = {}): BoardIncident => ({
  ...{ id, title: id, place: '', hazard: 'flood', state: 'reported', exercise: false, affected: [] },
  ...{ occurredAt: '2026-07-01T08:00:00+08:00', recommended: null, response: null, proposal: null },
  ...{ unsigned: [], unsignedPapers: [], nextReport: null, overdueReports: 0, overdueTasks: 0 },
  ...{ figures: {}, changes: null },
  unacknowledged: { tasks: 0, recipients: 0 },
  ...more,
});
const running = (level: string) => ({ id: 'r', level, since: '' });
const proposal = { id: 'p', kind: 'activation', state: 'submitted', level: 'IV', post: 'office', since: '' };

test.each<[string, Partial<BoardIncident>, string[]]>([
  ['nothing is called for', {}, []],
  ['conditions are met and nobody has proposed', { recommended: 'IV' }, ['call-for-proposal']],
  ['somebody has proposed', { recommended: 'IV', proposal }, ['decision-pending']],
  ['the level that is called for runs', { recommended: 'IV', response: running('IV') }, []],
  ['a graver one is called for', { recommended: 'III', response: running('IV') }, ['call-for-proposal']],
  ['a lesser one is called for', { recommended: 'IV', response: running('III') }, []],
  ['a document awaits its signature', { unsignedPapers: ['u'] }, ['unsigned']],
  [
    'everything waits',
    { unsigned: ['a'], overdueReports: 2, unacknowledged: { tasks: 3, recipients: 1 }, overdueTasks: 1 },
    ['unsigned', 'report-overdue', 'unacknowledged', 'tasks-overdue'],
  ],
])('%s', (_, given, expected) => expect(reasonsOf(incident('x', given), rank)).toEqual(expected));

test('real before exercise, the gravest level, then what waits, then the newest', () => {
  const sorted = byUrgency(
    [
      incident('drill', { recommended: 'I', exercise: true }),
      incident('old'),
      incident('new', { occurredAt: '2026-07-02T08:00:00+08:00' }),
      incident('IV-calm', { response: running('IV') }),
      incident('IV-waits', { recommended: 'IV' }),
      incident('II', { response: running('II') }),
    ],
    rank,
  );
  expect(sorted.map(({ id }) => id)).toEqual(['II', 'IV-waits', 'IV-calm', 'new', 'old', 'drill']);
});
