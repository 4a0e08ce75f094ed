import { expect, test } from '@jest/globals';
import { deedsOf } from './deeds.ts';

const told = (seq: number, id: string, fact: string) => ({
  ...{ seq, fact, at: `2026-07-01T08:00:0${seq}+08:00` },
  actor: { id, name: id },
});

test('what others did since, the newest first and the same once', () => {
  const facts = [
    told(6, 'leader', 'task.issued'),
    told(5, 'leader', 'task.issued'),
    told(4, 'system', 'report-duty.overdue'),
    told(3, 'me', 'report.received'),
    told(2, 'leader', 'approval.approved'),
    told(1, 'leader', 'report.received'),
  ];
  expect(deedsOf(facts, 1, 'me')).toEqual([
    { who: 'leader', fact: 'task.issued', times: 2, at: '2026-07-01T08:00:06+08:00' },
    { who: 'leader', fact: 'approval.approved', times: 1, at: '2026-07-01T08:00:02+08:00' },
  ]);
});
