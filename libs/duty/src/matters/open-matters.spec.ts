import { describe, expect, it } from '@jest/globals';
import { matterHash, type OpenMatter } from '#runtime';
import { changesSince } from './matter-changes.ts';
import { type MatterRows, openMatters } from './open-matters.ts';

const NONE: MatterRows = {
  ...{ incident: [], warning: [], response: [], approval: [], task: [], report_duty: [], delivery: [] },
  ...{ informed: [], linked_response: [], instruction: [], verification: [], release: [], upward: [] },
};
const incident = { id: 'i', state: 'responding', exercise: true, data: { title: '洪水' } };
const task = (id: string, state: string, given: object = {}, escalated = 0) => ({
  ...{ id, incidentId: 'i', state, recipient: 'agency:water', dueAt: 5 },
  context: { overdue: false, adjustmentRequested: false, ...given },
  data: { title: { zh: '抢险', en: 'Rescue' }, escalated },
});
/** Only the columns that the list reads. */
const rows = (given: { [K in keyof MatterRows]?: object[] }) =>
  openMatters({ ...NONE, incident: [incident], ...given } as unknown as MatterRows);
const marks = (list: OpenMatter[]) =>
  list.filter(({ kind }) => kind !== 'incident').map(({ kind, id }) => `${kind} ${id}`);

describe('open matters', () => {
  it('say of each case its phase and level, and whether it is an exercise', () => {
    const response = [{ incidentId: 'i', state: 'active', level: 'II' }];
    expect(rows({ response })).toEqual([
      expect.objectContaining({
        ...{ kind: 'incident', mark: 'responding II', exercise: true },
        words: { zh: '洪水：响应中，II 级响应', en: '洪水: responding, response at level II' },
      }),
    ]);
    expect(rows({})[0]!.words.zh).toBe('洪水：响应中，未启动响应');
  });

  it('take in a task that is not acknowledged, declined, late or asks, and no other', () => {
    const all = [
      ...[task('1', 'issued', {}, 2), task('2', 'acknowledged'), task('3', 'inProgress', { overdue: true })],
      ...[task('4', 'declined'), task('5', 'acknowledged', { adjustmentRequested: true })],
      ...[task('6', 'completed', { overdue: true }), task('7', 'withdrawn', { overdue: true })],
    ];
    expect(marks(rows({ task: all }))).toEqual(['task 1', 'task 3', 'task 4', 'task 5']);
    expect(rows({ task: all })[1]!.words).toEqual({
      zh: '任务“抢险”（agency:water）：未签收，已催办 2 步',
      en: 'Task “Rescue” (agency:water): not acknowledged, 2 reminders taken',
    });
  });

  it('take in every other kind while it is open, and leave it out once it is settled', () => {
    const at = { incidentId: 'i' };
    const message = { title: { zh: '通知', en: 'Notice' } };
    const open = {
      approval: [
        { ...at, id: 'p', state: 'submitted', post: 'office', context: {}, data: { proposedLevel: 'IV' } },
        { ...at, id: 's', state: 'approved', post: 'x', context: { signature: 'awaiting' }, data: {} },
      ],
      report_duty: [
        { ...at, id: 'r', state: 'due', clock: 'c', subject: 'x', cycle: 1, context: { overdue: true } },
      ],
      delivery: [
        { ...at, id: 'd', state: 'exhausted', recipient: 'x', channel: 'webhook', attempts: 9, message },
      ],
      informed: [{ ...at, id: 'f', post: 'x', occasion: 'activated', confirmedAt: null }],
      linked_response: [
        { ...at, id: 'l', state: 'told', kind: 'county', subject: 'x', context: { consultation: 'none' } },
        {
          ...at,
          id: 'm',
          state: 'running',
          kind: 'specialised',
          subject: 'x',
          context: { consultation: 'asked' },
        },
      ],
      instruction: [{ ...at, id: 'b', state: 'open', recipient: 'x', context: { overdue: false }, dueAt: 1 }],
      verification: [{ ...at, id: 'v', state: 'open', division: null, indicator: 'dead' }],
      release: [{ ...at, id: 'e', state: 'submitted' }],
      upward: [
        {
          ...{ ...at, id: 'u', state: 'sent', post: 'x', context: { signature: 'awaiting' } },
          data: { number: '1号', approval: { post: 'y' } },
        },
      ],
    };
    expect(marks(rows(open))).toEqual([
      ...['proposal p', 'signature s', 'signature u'],
      ...['report-duty r', 'delivery d', 'informed f', 'linked-response l'],
      ...['linked-response m', 'instruction b', 'verification v', 'release e'],
    ]);
    for (const { words } of rows(open)) expect([words.zh, words.en].join()).not.toMatch(/undefined|null/);
    const settled = {
      approval: [{ ...open.approval[1], context: { signature: 'signed' } }],
      report_duty: [{ ...open.report_duty[0], state: 'submitted' }],
      delivery: [{ ...open.delivery[0], state: 'acknowledged' }],
      informed: [{ ...open.informed[0], confirmedAt: 1 }],
      linked_response: [{ ...open.linked_response[1], context: { consultation: 'answered' } }],
      instruction: [{ ...open.instruction[0], state: 'closed' }],
      verification: [{ ...open.verification[0], state: 'settled' }],
      release: [{ ...open.release[0], state: 'published' }],
      upward: [
        { ...open.upward[0], context: { signature: 'signed' } },
        { ...open.upward[0], state: 'dropped' },
        // As the release before wrote it.
        { ...open.upward[0], context: {} },
      ],
    };
    expect(marks(rows(settled))).toEqual([]);
  });

  it('leave out what belongs to a case that is not open', () => {
    expect(rows({ task: [{ ...task('1', 'issued'), incidentId: 'other' }] })).toHaveLength(1);
  });
});

describe('changes since a list was seen', () => {
  const before = rows({ task: [task('1', 'issued'), task('2', 'issued')] });

  it('are what was added, what stands elsewhere now, and what is gone', () => {
    const now = rows({ task: [task('2', 'issued', {}, 1), task('3', 'issued')] });
    const { added, changed, gone } = changesSince(before, now);
    expect([added, changed, gone].map((list) => list.map(({ id }) => id))).toEqual([['3'], ['2'], ['1']]);
    expect(matterHash(now)).not.toBe(matterHash(before));
  });

  it('are none for the same list in another order, and its hash is the same', () => {
    const turned = [...before].reverse();
    expect(changesSince(before, turned)).toEqual({ added: [], changed: [], gone: [] });
    expect(matterHash(turned)).toBe(matterHash(before));
  });
});
