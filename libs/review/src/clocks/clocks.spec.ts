import { describe, expect, it } from '@jest/globals';
import type { Plan } from '#plan';
import type { JournalRow } from '#runtime';
import { clocksOf, countClocks } from './index.ts';

const PLAN = { clocks: [{ key: 'zero', title: { zh: '零报告', en: 'Zero report' } }] } as unknown as Plan;
let seq = 0;

/** One fact about one thing; the rest of the row says nothing to a clock. */
const fact = (name: string, at: number, data: object = {}, streamId = 'x'): JournalRow =>
  ({
    seq: ++seq,
    at,
    fact: name,
    stream: name.split('.')[0]!.replace('-', '_'),
    streamId,
    data,
  }) as unknown as JournalRow;

const outcomes = (facts: JournalRow[], end = 1000) =>
  clocksOf(PLAN, facts, end).map(({ dueAt, doneAt, outcome, lateMs }) => [dueAt, doneAt, outcome, lateMs]);

const duty = (cycle: number, dueAt: number, more: object = {}) => ({
  clock: 'zero',
  subject: 'division:1',
  cycle,
  dueAt,
  ...more,
});

describe('report duties (4.1.2, 4.1.6)', () => {
  it('counts each round by itself: kept, late, missed, and the one after a missed round, which opens unsaid', () => {
    expect(
      outcomes([
        fact('report-duty.opened', 0, duty(1, 10)),
        fact('report-duty.submitted', 8, duty(1, 10, { at: 7 })),
        fact('report-duty.opened', 20, duty(2, 30)),
        fact('report-duty.due-passed', 30),
        fact('report-duty.overdue', 30, duty(2, 30)),
        fact('report-duty.submitted', 36, duty(2, 30, { at: 35 })),
        fact('report-duty.opened', 40, duty(3, 50)),
        fact('report-duty.missed', 60, duty(3, 50)),
        fact('report-duty.submitted', 69, duty(4, 70, { at: 69 })),
      ]),
    ).toEqual([
      [10, 7, 'kept', 0],
      [30, 35, 'late', 5],
      [50, null, 'missed', null],
      [70, 69, 'kept', 0],
    ]);
  });

  it('ends with what ends the duty: in time it was not called for any more, after its time it was missed', () => {
    const opened = fact('report-duty.opened', 0, duty(1, 10));
    expect(outcomes([opened, fact('report-duty.discharged', 10, duty(1, 10))])).toEqual([
      [10, null, 'ended', null],
    ]);
    expect(outcomes([opened, fact('report-duty.waived', 11, duty(1, 10))])).toEqual([
      [10, null, 'missed', null],
    ]);
    // A duty that is discharged between two rounds leaves the last one as it was.
    const sent = [opened, fact('report-duty.submitted', 5, duty(1, 10, { at: 5 }))];
    expect(outcomes([...sent, fact('report-duty.discharged', 50, duty(1, 10))])).toEqual([
      [10, 5, 'kept', 0],
    ]);
    expect(outcomes([opened], 10)).toEqual([[10, null, 'running', null]]);
    expect(outcomes([opened], 11)).toEqual([[10, null, 'missed', null]]);
  });
});

describe('tasks (5.x.3)', () => {
  const issued = (at: number, more: object) =>
    fact('task.issued', at, { title: { zh: '任务', en: 'Task' }, recipient: 'agency:a', ...more });

  it('counts the acknowledgement and each round of a daily duty', () => {
    expect(
      outcomes([
        issued(0, { acknowledgeBy: 15, dueAt: 100 }),
        fact('task.acknowledged', 20),
        fact('task.cycle-submitted', 90, { dueAt: 200 }),
        fact('task.cycle-submitted', 230, { dueAt: 300 }),
        fact('task.withdrawn', 250),
      ]),
    ).toEqual([
      [15, 20, 'late', 5],
      [100, 90, 'kept', 0],
      [200, 230, 'late', 30],
      [300, null, 'ended', null],
    ]);
  });

  it('takes a refusal with its reason for an answer, and counts nothing where no clock ran', () => {
    expect(outcomes([issued(0, { acknowledgeBy: 15, dueAt: null }), fact('task.declined', 10)])).toEqual([
      [15, 10, 'kept', 0],
    ]);
    expect(outcomes([issued(0, { acknowledgeBy: null, dueAt: null }), fact('task.completed', 10)])).toEqual(
      [],
    );
    expect(outcomes([issued(0, { acknowledgeBy: 15, dueAt: 40 }), fact('task.reassigned', 20)])).toEqual([
      [15, null, 'missed', null],
      [40, null, 'ended', null],
    ]);
  });
});

describe('papers', () => {
  it('counts a decision from its proposal and a signature from the spoken word, by when it was spoken', () => {
    const decision = { post: 'director', at: 45 };
    expect(
      outcomes([
        fact('approval.submitted', 0, { post: 'director', decideBy: 40 }),
        fact('approval.approved', 60, { decision, signBy: 100 }),
        fact('approval.signed', 99),
      ]),
    ).toEqual([
      [40, 45, 'late', 5],
      [100, 99, 'kept', 0],
    ]);
    expect(
      outcomes([
        fact('approval.submitted', 0, { post: 'director', decideBy: 40 }),
        fact('approval.lapsed', 30),
        fact('approval.submitted', 0, { post: 'director', decideBy: null }, 'y'),
        fact('instruction.given', 0, { recipient: 'agency:a', dueAt: 50 }, 'z'),
        fact('instruction.answered', 70, {}, 'z'),
      ]),
    ).toEqual([
      [40, null, 'ended', null],
      [50, 70, 'late', 20],
    ]);
  });

  it('counts the signature of a document approved by telephone, until it is given or the document given up', () => {
    const approved = (at: number, id: string) =>
      fact('upward.approved', at, { post: 'director', approval: { at: at - 5 }, signBy: at + 100 }, id);
    const lines = [
      approved(0, 'u'),
      fact('upward.sent', 1, {}, 'u'),
      fact('upward.signed', 130, {}, 'u'),
      approved(10, 'v'),
      fact('upward.dropped', 20, {}, 'v'),
      fact('upward.approved', 0, { post: 'director', signBy: null }, 'w'),
      // As the release before wrote it.
      fact('upward.approved', 0, { post: 'director' }, 'x'),
    ];
    expect(outcomes(lines)).toEqual([
      [100, 130, 'late', 30],
      [110, null, 'ended', null],
    ]);
    expect(clocksOf(PLAN, lines, 1000)[0]).toMatchObject({ kind: 'signature', who: 'post:director' });
  });

  it('are counted by kind and outcome', () => {
    const lines = clocksOf(
      PLAN,
      [
        fact('report-duty.opened', 0, duty(1, 10)),
        fact('instruction.given', 0, { recipient: 'a', dueAt: 99 }),
      ],
      50,
    );
    expect(countClocks(lines)).toEqual({
      report: { kept: 0, late: 0, missed: 1, ended: 0, running: 0 },
      instruction: { kept: 0, late: 0, missed: 0, ended: 0, running: 1 },
    });
  });
});
