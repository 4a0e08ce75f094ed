import { describe, expect, test } from '@jest/globals';
import { type Problem } from '#kernel';
import { MACHINES } from './machines.ts';
import { allowedEvents, begin, machineName, requireAllowed, step } from './step.ts';

const { approval, incident, response, task } = MACHINES;

function refusalOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    return error as Problem;
  }
  throw new Error('it was not refused');
}

describe('step', () => {
  test('gives the new state and context, with the effects in their order', () => {
    expect(
      step(approval, 'drafted', begin(approval).context, { type: 'SUBMIT', post: 'p', decideBy: 7 }),
    ).toEqual({
      state: 'submitted',
      context: { post: 'p', signature: 'none' },
      effects: [
        { type: 'record', params: { fact: 'approval.submitted' } },
        { type: 'armDeadline', params: { deadline: 'decision', at: 7 } },
      ],
      facts: ['approval.submitted'],
    });
  });

  test('a refusal lists, sorted, what is allowed in the state', () => {
    const refusal = refusalOf(() =>
      step(task, 'completed', begin(task).context, { type: 'ISSUE', dueAt: null }),
    );
    expect(refusal.code).toBe('command.not-allowed');
    expect(refusal.extras).toEqual({ machine: 'task@1', state: 'completed', allowed: ['REOPEN', 'VERIFY'] });
    expect(refusal.en).toContain('REOPEN, VERIFY');
    expect(refusal.zh).toContain('REOPEN, VERIFY');
  });

  test('a final state allows nothing and says so', () => {
    const refusal = refusalOf(() =>
      step(incident, 'closed', { mergedInto: null, was: null }, { type: 'REPORT' }),
    );
    expect(refusal.extras['allowed']).toEqual([]);
    expect(refusal.en).toContain('—');
  });

  test('an event that no guard lets through is refused, though the state knows it', () => {
    const context = { level: 'II', rank: 2, highestRank: 2 };
    const same = { type: 'ADJUST', level: 'II', rank: 2 };
    expect(allowedEvents(response, 'active')).toContain('ADJUST');
    expect(refusalOf(() => step(response, 'active', context, same)).code).toBe('command.not-allowed');
    expect(
      refusalOf(() => step(approval, 'approved', { post: 'p', signature: 'none' }, { type: 'SIGN' })).code,
    ).toBe('command.not-allowed');
  });

  test('a document of the release before, which knows no signature, goes its way and owes none', () => {
    const { upward } = MACHINES;
    const approved = step(upward, 'submitted', {}, { type: 'APPROVE', signBy: null });
    expect(approved).toMatchObject({ state: 'approved', context: { signature: 'none' } });
    expect(step(upward, 'approved', {}, { type: 'SEND' })).toMatchObject({ state: 'sent', context: {} });
    expect(step(upward, 'approved', {}, { type: 'DROP' })).toMatchObject({ state: 'dropped', context: {} });
    for (const state of ['approved', 'sent', 'entered', 'answered', 'superseded'])
      expect(refusalOf(() => step(upward, state, {}, { type: 'SIGN' })).code).toBe('command.not-allowed');
  });

  test('a level can only go up while the end of the response is being decided', () => {
    const context = { level: 'II', rank: 2, highestRank: 2 };
    const lower = { type: 'ADJUST', level: 'III', rank: 3 };
    const raise = { type: 'ADJUST', level: 'I', rank: 1 };
    expect(step(response, 'active', context, lower)).toMatchObject({
      state: 'active',
      context: { rank: 3, highestRank: 2 },
    });
    expect(refusalOf(() => step(response, 'terminating', context, lower)).code).toBe('command.not-allowed');
    expect(step(response, 'terminating', context, raise)).toMatchObject({
      state: 'active',
      context: { highestRank: 1 },
    });
  });

  test('the same question gets an equal answer each time, also when it is a refusal', () => {
    const ask = () =>
      step(task, 'issued', { overdue: false, adjustmentRequested: false }, { type: 'MARK_OVERDUE' });
    const first = ask();
    expect(first.context).toEqual({ overdue: true, adjustmentRequested: false });
    expect(ask()).toEqual(first);
    const refused = () => refusalOf(() => step(task, 'issued', {}, { type: 'VERIFY' })).toJSON();
    expect(refused()).toEqual(refused());
  });

  test('two payloads or two contexts are never mistaken for each other', () => {
    const submitted = { post: 'p', signature: 'none' };
    const approve = (signBy: number | null) =>
      step(approval, 'submitted', submitted, { type: 'APPROVE', post: 'p', signBy });
    expect(approve(null).context).toMatchObject({ signature: 'none' });
    expect(approve(5).context).toMatchObject({ signature: 'awaiting' });
    expect(approve(6).effects.at(-1)).toEqual({
      type: 'armDeadline',
      params: { deadline: 'signature', at: 6 },
    });
    const late = (overdue: boolean) =>
      step(task, 'issued', { overdue, adjustmentRequested: false }, { type: 'REQUEST_ADJUSTMENT' }).context;
    expect([late(true), late(false)]).toEqual([
      { overdue: true, adjustmentRequested: true },
      { overdue: false, adjustmentRequested: true },
    ]);
  });

  test('more different steps than are remembered still give the right answers', () => {
    const context = { overdue: false, adjustmentRequested: false };
    const dueAt = (at: number) => step(task, 'planned', context, { type: 'ISSUE', dueAt: at }).effects[1];
    const wrong = Array.from({ length: 4200 }, (_, at) => at).filter((at) => {
      const effect = dueAt(at);
      return effect?.type !== 'armDeadline' || effect.params.at !== at;
    });
    expect(wrong).toEqual([]);
    expect(dueAt(0)).toEqual({ type: 'armDeadline', params: { deadline: 'due', at: 0 } });
  });

  test('a state that the machine does not have is an error and no refusal', () => {
    expect(() => step(task, 'nowhere', {}, { type: 'ISSUE' })).toThrow(/nowhere/);
  });
});

test('begin gives the first state with the facts of beginning', () => {
  expect(begin(incident)).toEqual({
    state: 'reported',
    context: { mergedInto: null, was: null },
    effects: [{ type: 'record', params: { fact: 'incident.logged' } }],
    facts: ['incident.logged'],
  });
  // A planned task is nothing yet that the journal would have to tell.
  expect(begin(task)).toMatchObject({ state: 'planned', effects: [], facts: [] });
});

test('requireAllowed refuses by the state alone and lets through what the state knows', () => {
  expect(() => requireAllowed(response, 'active', 'ADJUST')).not.toThrow();
  expect(refusalOf(() => requireAllowed(response, 'proposed', 'ADJUST')).extras).toEqual({
    machine: machineName(response),
    state: 'proposed',
    allowed: ['ACTIVATE', 'WITHDRAW'],
  });
});
