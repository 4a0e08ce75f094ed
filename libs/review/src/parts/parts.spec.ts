import { describe, expect, it } from '@jest/globals';
import type { JournalRow } from '#runtime';
import { publicTelling, upwardTelling } from './telling.ts';
import { timelineOf } from './timeline.ts';
import { unreachedOf } from './unreached.ts';

let seq = 0;
const fact = (name: string, at: number, data: object = {}, more: Partial<JournalRow> = {}): JournalRow =>
  ({
    seq: ++seq,
    at,
    fact: name,
    stream: name.split('.')[0]!.replace('-', '_'),
    streamId: 'x',
    state: '',
    actor: { id: 'a', name: 'A', posts: [] },
    reason: null,
    cite: null,
    data,
    ...more,
  }) as unknown as JournalRow;

describe('the timeline of a review (8.3.1)', () => {
  it('says once what was done to many at one moment, and only what is true of all of them', () => {
    const other = { id: 'b', name: 'B', posts: [] };
    const lines = timelineOf([
      fact('task.issued', 1, { recipient: 'agency:a' }),
      fact('task.issued', 1, { recipient: 'agency:b' }),
      fact('delivery.sent', 1),
      fact('task.acknowledged', 2, { recipient: 'agency:a' }, { reason: '收到' }),
      fact('task.acknowledged', 2, { recipient: 'agency:a' }, { actor: other, reason: '好' }),
      fact('report-duty.overdue', 3, { subject: 'division:1', clock: 'zero' }),
      fact('report-duty.due-passed', 3),
      fact('report.received', 4, {}, { stream: 'incident' }),
      fact('report.received', 4, {}, { stream: 'incident' }),
    ]);
    expect(
      lines.map(({ fact: name, count, who, recipient, clock, reason }) => [
        ...[name, count, who, recipient, clock, reason],
      ]),
    ).toEqual([
      ['task.issued', 2, 'A', null, null, null],
      ['task.acknowledged', 2, null, 'agency:a', null, null],
      ['report-duty.overdue', 1, 'A', 'division:1', 'zero', null],
      ['report.received', 1, 'A', null, null, null],
      ['report.received', 1, 'A', null, null, null],
    ]);
    expect(lines[0]!.words).toEqual({ zh: '下达任务', en: 'task issued' });
  });
});

describe('who was not reached', () => {
  it('are the messages that failed for good, the calls without an answer, the posts that never confirmed', () => {
    const call = { recipient: 'agency:a' };
    const hook = { recipient: 'agency:b', channel: 'webhook' };
    expect(
      unreachedOf([
        fact('delivery.attempt-failed', 1, hook),
        fact('delivery.failed', 2, { ...hook, why: 'refused' }),
        fact('delivery.failed', 5, { ...hook, why: 'gone' }),
        fact('call.no-answer', 3, call),
        fact('call.passed-on', 4, call),
        fact('call.no-answer', 6, call),
        fact('informed.told', 1, { post: 'director', occasion: 'raised' }, { streamId: 'i' }),
        fact('informed.told', 1, { post: 'office', occasion: 'raised' }, { streamId: 'j' }),
        fact('informed.confirmed', 2, { post: 'office' }, { streamId: 'j' }),
      ]),
    ).toEqual([
      { kind: 'failed', who: 'agency:b', about: 'webhook', firstAt: 2, times: 2, why: 'gone' },
      { kind: 'no-answer', who: 'agency:a', about: '', firstAt: 6, times: 1, why: null },
      { kind: 'not-informed', who: 'post:director', about: 'raised', firstAt: 1, times: 1, why: null },
    ]);
  });
});

describe('how others were told', () => {
  it('gives the longest time between two releases, and none where there are not two (4.2)', () => {
    const one = [
      fact('release.drafted', 0, { template: 'situation' }, { streamId: 'r' }),
      fact('release.published', 10, { title: '一' }, { streamId: 'r' }),
    ];
    expect(publicTelling(one)).toEqual({
      published: [{ seq: one[1]!.seq, at: 10, title: '一', template: 'situation' }],
      longestGapMs: null,
    });
    const more = [
      fact('release.published', 15, { title: '二' }),
      fact('release.published', 40, { title: '三' }),
    ];
    expect(publicTelling([...one, ...more]).longestGapMs).toBe(25);
    expect(publicTelling([]).longestGapMs).toBeNull();
  });

  it('follows each document upward by when it went, not by when that was written down (4.1.3)', () => {
    expect(
      upwardTelling([
        fact('upward.drafted', 1, { kind: 'first' }, { state: 'drafted' }),
        fact('upward.approved', 2, { number: '第1号' }, { state: 'approved' }),
        fact('upward.sent', 9, { at: 3 }, { state: 'sent' }),
        fact('upward.entered', 9, { at: 8 }, { state: 'entered' }),
        fact('upward.drafted', 4, { kind: 'end' }, { streamId: 'y', state: 'drafted' }),
      ]),
    ).toEqual([
      {
        kind: 'first',
        number: '第1号',
        draftedAt: 1,
        sentAt: 3,
        enteredAt: 8,
        state: 'entered',
        signature: 'none',
      },
      {
        kind: 'end',
        number: null,
        draftedAt: 4,
        sentAt: null,
        enteredAt: null,
        state: 'drafted',
        signature: 'none',
      },
    ]);
  });

  it('say of an approval by telephone what became of its signature', () => {
    const of = (...names: string[]) =>
      upwardTelling(
        names.map((name) =>
          fact(`upward.${name}`, 1, name === 'approved' ? { number: '1号', signBy: 9 } : {}),
        ),
      ).map(({ signature }) => signature);
    expect(of('drafted', 'approved', 'sent')).toEqual(['awaiting']);
    expect(of('drafted', 'approved', 'sent', 'signed', 'superseded')).toEqual(['signed']);
    expect(of('drafted', 'approved', 'dropped')).toEqual(['lapsed']);
    expect(of('drafted', 'dropped')).toEqual(['none']);
  });
});
