import { expect, it } from '@jest/globals';
import type { Plan } from '#plan';
import type { ClockLine } from '#review';
import type { JournalRow } from '#runtime';
import { scoreOf } from './score.ts';

const PLAN = {
  levels: [{ level: 'I', title: { zh: '一级', en: 'Level I' } }],
  posts: [{ key: 'director', title: { zh: '主任', en: 'Director' } }],
  agencies: [{ key: 'water', title: { zh: '水利', en: 'Water' } }],
  divisions: [],
} as unknown as Plan;

/** A clock that began with the fact of this number. */
const clock = (kind: ClockLine['kind'], startedSeq: number, doneAt: number | null, more = {}): ClockLine => ({
  kind,
  what: { zh: '任务', en: 'Task' },
  who: 'agency:water',
  dueAt: 100,
  doneAt,
  outcome: doneAt === null ? 'missed' : doneAt > 100 ? 'late' : 'kept',
  lateMs: null,
  startedSeq,
  settledSeq: null,
  ...more,
});
const facts = [
  { seq: 1, at: 10 },
  { seq: 2, at: 20 },
] as JournalRow[];

it('takes times from the journal: what was kept, how fast each answered, who never did', () => {
  const clocks = [
    clock('acknowledge', 1, 40),
    clock('acknowledge', 2, 120),
    clock('acknowledge', 1, 50, { who: 'agency:fire' }),
    clock('acknowledge', 2, null),
    clock('acknowledge', 2, null, { outcome: 'ended' }),
    clock('report', 1, 90),
  ];
  const decided = { kind: 'activation', outcome: 'approved', decided: 'I', post: 'director', tookMs: 5 };
  const decisions = [decided, { ...decided, outcome: 'returned' }] as never;
  const score = scoreOf(PLAN, { clocks, clockCounts: {}, decisions }, facts, 2);
  expect(score).toMatchObject({ keptShare: 3 / 5, acknowledgedMedianMs: 40, failed: 2 });
  expect(score.acknowledgements).toEqual([
    {
      recipient: 'agency:water',
      title: { zh: '水利', en: 'Water' },
      tasks: 3,
      medianMs: 65,
      worstMs: 100,
      silent: 1,
    },
    {
      recipient: 'agency:fire',
      title: { zh: 'agency:fire', en: 'agency:fire' },
      tasks: 1,
      medianMs: 40,
      worstMs: 40,
      silent: 0,
    },
  ]);
  expect(score.decisions).toEqual([
    {
      kind: 'activation',
      level: { zh: '一级', en: 'Level I' },
      post: { zh: '主任', en: 'Director' },
      tookMs: 5,
    },
  ]);
});

it('says nothing where nothing ran', () => {
  const score = scoreOf(PLAN, { clocks: [], clockCounts: {}, decisions: [] }, [], 0);
  expect(score).toEqual({
    clocks: {},
    keptShare: null,
    decisions: [],
    acknowledgements: [],
    acknowledgedMedianMs: null,
    failed: 0,
  });
});
