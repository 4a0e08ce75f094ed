import { expect, test } from '@jest/globals';
import { disagreement } from './disagreement.ts';

const line = (by: string, level: string | null, fact = 'approval.submitted') => ({
  ...{ at: '2026-07-01T08:00:00+08:00', fact, by, posts: [], level, reason: null },
});

test('those who proposed different levels are named, each by the last word', () => {
  const returned = line('办公室副主任', null, 'approval.returned');
  expect(disagreement([line('带班领导', 'IV'), returned, line('办公室', 'III')])).toEqual([
    { by: '带班领导', level: 'IV' },
    { by: '办公室', level: 'III' },
  ]);
  expect(disagreement([line('办公室', 'IV'), returned, line('办公室', 'III')])).toEqual([]);
  expect(disagreement([line('办公室', 'IV'), line('副主任', 'II', 'approval.forwarded')])).toHaveLength(2);
  expect(disagreement([line('办公室', 'IV'), line('副主任', 'IV', 'approval.approved')])).toEqual([]);
});
