import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import { Desk, plansOf } from '../../../../tests/paths/session.ts';
import { fixture, NORTHBANK } from '../../../../tests/plan/plans.ts';
import { SYSTEM } from '../actor.ts';
import { fireDeadline } from '../deadlines/fire-deadline.ts';
import type { ApprovalRow } from '../records/index.ts';
import { expectSeq } from './expect-seq.ts';
import { recall, remember } from './idempotency.ts';
import type { Session } from './session.ts';

const NOW = Date.parse('2019-08-01T10:00:00+08:00');

let plan: Plan;
beforeAll(async () => {
  plan = await fixture(NORTHBANK);
});

/** A desk with one incident and one drafted approval. */
async function office() {
  const desk = new Desk(plansOf(plan), NOW);
  const approval = await desk.run(SYSTEM, async (session) => {
    await session.create('incident', {
      id: 'i1',
      planId: plan.id,
      planVersion: plan.effectiveFrom,
      hazard: 'typhoon',
      occurredAt: NOW,
      exercise: true,
      data: {} as never,
    });
    return session.create('approval', {
      id: 'p1',
      incidentId: 'i1',
      responseId: 'r1',
      post: 'head',
      data: {} as ApprovalRow['data'],
    });
  });
  return { desk, approval };
}
const submit = (decideBy: number | null) => ({ type: 'SUBMIT', post: 'head', decideBy });
const DEADLINE = 'approval-p1-decision';

describe('a session', () => {
  test('begins an instance with its first fact counted, and journals where it belongs', async () => {
    const { desk, approval } = await office();
    expect(approval).toMatchObject({ state: 'drafted', seq: 1, createdAt: NOW, updatedAt: NOW });
    const { session } = desk.open(SYSTEM);
    desk.clock.advance(5);
    const next = await session.send('approval', approval, submit(null), {
      reason: '原因',
      change: { post: 'cabinet' },
    });
    // A session has one time from beginning to end.
    expect(next).toMatchObject({ state: 'submitted', seq: 2, post: 'cabinet', updatedAt: NOW });
    expect(session.facts).toMatchObject([
      {
        at: NOW,
        incidentId: 'i1',
        stream: 'approval',
        streamId: 'p1',
        streamSeq: 2,
        state: 'submitted',
        fact: 'approval.submitted',
        machine: 'approval@1',
        plan: `${plan.id}@${plan.effectiveFrom}#${plan.hash.slice(0, 16)}`,
        reason: '原因',
        cite: null,
        exercise: true,
      },
    ]);
  });

  test('leaves a row and the journal as they were when the event is refused', async () => {
    const { desk, approval } = await office();
    const { session } = desk.open(SYSTEM);
    await expect(session.send('approval', approval, { type: 'SIGN' })).rejects.toMatchObject({
      code: 'command.not-allowed',
      extras: { state: 'drafted', allowed: ['SUBMIT'] },
    });
    expect(session.facts).toEqual([]);
    expect(await session.get('approval', 'p1')).toEqual(approval);
  });

  test('arms a deadline, moves it and takes it away', async () => {
    const { desk, approval } = await office();
    await desk.run(SYSTEM, async (session) => {
      const submitted = await session.send('approval', approval, submit(NOW + 10));
      expect(await session.get('deadline', DEADLINE)).toEqual({
        id: DEADLINE,
        incidentId: 'i1',
        subject: 'approval',
        subjectId: 'p1',
        name: 'decision',
        dueAt: NOW + 10,
      });
      const returned = await session.send('approval', submitted, { type: 'RETURN' });
      expect(await session.get('deadline', DEADLINE)).toBeNull();
      const again = await session.send('approval', returned, submit(NOW + 20));
      expect((await session.get('deadline', DEADLINE))?.dueAt).toBe(NOW + 20);
      expect(again.seq).toBe(4);
    });
  });

  test('arms nothing where no clock runs', async () => {
    const { desk, approval } = await office();
    await desk.run(SYSTEM, (session) => session.send('approval', approval, submit(null)));
    expect(await desk.group.get('deadline', DEADLINE)).toBeNull();
  });

  test('says what it cannot find', async () => {
    const { desk } = await office();
    await expect(desk.open(SYSTEM).session.require('task', 'none')).rejects.toMatchObject({
      code: 'resource.not-found',
      extras: { resource: 'task', id: 'none' },
    });
  });
});

describe('a deadline', () => {
  const armed = async () => {
    const { desk, approval } = await office();
    await desk.run(SYSTEM, (session) => session.send('approval', approval, submit(NOW + 10)));
    return desk;
  };
  const fire = (desk: Desk, id = DEADLINE) =>
    desk.run(SYSTEM, async (session: Session) => {
      const answer = await fireDeadline.handle(session, { id });
      return { ...answer, facts: session.facts.map(({ fact, data }) => [fact, data]) };
    });

  test('becomes a fact once, when it has passed', async () => {
    const desk = await armed();
    desk.clock.set(NOW + 9);
    expect(await fire(desk)).toEqual({ fired: false, facts: [] });
    desk.clock.set(NOW + 10);
    expect(await fire(desk)).toEqual({
      fired: true,
      facts: [['approval.decision-passed', { dueAt: NOW + 10 }]],
    });
    expect(await fire(desk)).toEqual({ fired: false, facts: [] });
  });

  test('that was disarmed meanwhile does nothing', async () => {
    const desk = await armed();
    desk.clock.set(NOW + 10);
    await desk.run(SYSTEM, async (session) =>
      session.send('approval', await session.require('approval', 'p1'), { type: 'REJECT' }),
    );
    expect(await fire(desk)).toEqual({ fired: false, facts: [] });
  });
});

test('an expectation of the seq is held against the row, and none is none', async () => {
  const { approval } = await office();
  expect(() => expectSeq('approval', approval, undefined)).not.toThrow();
  expect(() => expectSeq('approval', approval, 1)).not.toThrow();
  for (const seq of [0, 2])
    expect(() => expectSeq('approval', approval, seq)).toThrow(
      expect.objectContaining({
        code: 'command.stale',
        extras: { stream: 'approval', streamId: 'p1', expectedSeq: seq, actualSeq: 1 },
      }),
    );
});

test('the same key with the same body gets the same answer, another body is refused, another caller is not known', async () => {
  const desk = new Desk(plansOf(plan), NOW);
  const meta = (bodyHash: string, id = 'a1') => ({
    actor: { ...SYSTEM, id },
    requestId: 'r',
    idempotency: { key: 'k', bodyHash },
  });
  const ask = (bodyHash: string, id?: string) =>
    desk.run(SYSTEM, (session) => recall(session, meta(bodyHash, id)));
  expect(await ask('x')).toBeNull();
  await desk.run(SYSTEM, async (session) => remember(session, meta('x'), { id: 'd1' }));
  expect(await ask('x')).toEqual({ answer: { id: 'd1' } });
  await expect(ask('y')).rejects.toMatchObject({ code: 'idempotency.reused' });
  expect(await ask('x', 'a2')).toBeNull();
});
