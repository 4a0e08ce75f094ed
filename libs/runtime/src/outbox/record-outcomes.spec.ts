import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import { Desk, plansOf } from '../../../../tests/paths/session.ts';
import { fixture, NORTHBANK } from '../../../../tests/plan/plans.ts';
import { SYSTEM } from '../actor.ts';
import { assess } from '../assessment.ts';
import type { JournalEntry, Outcome } from '../ports/index.ts';
import type { DeliveryRow, IncidentData } from '../records/index.ts';
import { recordOutcomes } from './record-outcomes.ts';

const NOW = Date.parse('2019-08-01T10:00:00+08:00');

let plan: Plan;
beforeAll(async () => {
  plan = await fixture(NORTHBANK);
});

/** A delivery in the record, and what became of it. */
async function afterwards(change: Partial<DeliveryRow>, ...attempts: [Outcome, number | null][]) {
  const plans = plansOf(plan);
  const desk = new Desk(plans, NOW);
  const data: Omit<IncidentData, 'assessment'> = {
    title: '台风',
    narrative: '',
    place: '',
    otherHazards: [],
    attributes: {},
    affected: [],
    effective: {},
    assessed: null,
    base: {},
    judged: [],
    stability: {},
    consultedSeq: null,
    reportedSeq: {},
    loggedBy: 'a1',
  };
  const subject = { hazard: 'typhoon', occurredAt: NOW, data };
  const classification = assess(plans.version(plan.id, plan.effectiveFrom), subject);
  const incident = await desk.run(SYSTEM, (session) =>
    session.create('incident', {
      id: 'i1',
      planId: plan.id,
      planVersion: plan.effectiveFrom,
      hazard: 'typhoon',
      occurredAt: NOW,
      exercise: false,
      data: { ...data, assessment: { seq: 1, at: NOW, classification } },
    }),
  );
  const row: DeliveryRow = {
    id: 'd1',
    incidentId: incident.id,
    taskId: 't1',
    recipient: 'agency:health',
    contactId: 'c1',
    channel: 'webhook',
    urgency: 'urgent',
    exercise: false,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: NOW,
    createdAt: NOW,
    sentAt: null,
    deliveredAt: null,
    acknowledgedAt: null,
    lastError: null,
    openedAt: null,
    chainId: 'd1',
    step: 0,
    fallBackAt: null,
    gatherUntil: null,
    message: {
      kind: 'notice',
      title: { zh: '通知', en: 'Notice' },
      incidentTitle: '台风',
      level: null,
      form: 'notice',
      cite: null,
      dueAt: null,
      tasks: [],
    },
    ...change,
  };
  desk.group.put('delivery', row);
  desk.clock.set(NOW + 1000);
  const facts: JournalEntry[] = [];
  const recorded: number[] = [];
  for (const [outcome, retryAt] of attempts)
    await desk.run(SYSTEM, async (session) => {
      const answer = await recordOutcomes.handle(session, [{ deliveryId: 'd1', outcome, retryAt }]);
      recorded.push(answer.recorded);
      facts.push(...session.facts);
    });
  return { row, after: (await desk.group.get('delivery', 'd1'))!, facts, recorded };
}

const refused = (retry: boolean): Outcome => ({ state: 'failed', retry, why: 'HTTP 503' });

describe('what became of an attempt', () => {
  test('a message that the channel took is sent, and waits for no further attempt', async () => {
    const { after, facts } = await afterwards({}, [{ state: 'sent' }, null]);
    expect(after).toMatchObject({
      state: 'sent',
      attempts: 1,
      sentAt: NOW + 1000,
      deliveredAt: null,
      nextAttemptAt: null,
    });
    expect(facts).toMatchObject([
      { stream: 'delivery', streamId: 'd1', streamSeq: 1, state: 'sent', fact: 'delivery.sent' },
    ]);
  });

  test('a message that arrived has both times; one that was sent before keeps the time of sending', async () => {
    const direct = await afterwards({}, [{ state: 'delivered' }, null]);
    expect(direct.after).toMatchObject({ state: 'delivered', sentAt: NOW + 1000, deliveredAt: NOW + 1000 });
    expect(direct.facts[0]!.data).toEqual({ recipient: 'agency:health', channel: 'webhook', taskId: 't1' });
    const later = await afterwards({ state: 'sent', sentAt: NOW, attempts: 1, nextAttemptAt: null }, [
      { state: 'delivered' },
      null,
    ]);
    expect(later.after).toMatchObject({
      state: 'delivered',
      sentAt: NOW,
      deliveredAt: NOW + 1000,
      attempts: 2,
    });
  });

  test('a failure that may be tried again stays queued until its time, and says why', async () => {
    const { after, facts } = await afterwards({}, [refused(true), NOW + 9000]);
    expect(after).toMatchObject({
      state: 'queued',
      attempts: 1,
      nextAttemptAt: NOW + 9000,
      lastError: 'HTTP 503',
      sentAt: null,
    });
    expect(facts.map(({ fact }) => fact)).toEqual(['delivery.attempt-failed']);
    expect(facts[0]!.data).toMatchObject({ why: 'HTTP 503' });
  });

  test.each([
    ['must not be tried again', false, NOW + 9000],
    ['has had its last attempt', true, null],
  ])('a failure that %s is final', async (_why, retry, retryAt) => {
    const { after, facts } = await afterwards({ attempts: 4 }, [refused(retry), retryAt]);
    expect(after).toMatchObject({ state: 'failed', attempts: 5, nextAttemptAt: null, lastError: 'HTTP 503' });
    expect(facts.map(({ fact }) => fact)).toEqual(['delivery.failed']);
  });

  test('success after a failure forgets the error and counts both attempts', async () => {
    const { after, facts } = await afterwards(
      {},
      [refused(true), NOW + 9000],
      [{ state: 'delivered' }, null],
    );
    expect(after).toMatchObject({ state: 'delivered', attempts: 2, lastError: null });
    expect(facts.map(({ fact, streamSeq }) => [fact, streamSeq])).toEqual([
      ['delivery.attempt-failed', 1],
      ['delivery.delivered', 2],
    ]);
  });

  test.each(['delivered', 'acknowledged', 'failed', 'withdrawn'] as const)(
    'a %s message stays as it is, and nothing is recorded',
    async (state) => {
      const { row, after, facts, recorded } = await afterwards(
        { state },
        [refused(true), NOW + 1],
        [{ state: 'delivered' }, null],
      );
      expect(after).toEqual(row);
      expect(facts).toEqual([]);
      expect(recorded).toEqual([0, 0]);
    },
  );

  test('the same outcome told twice is recorded once', async () => {
    const { after, recorded } = await afterwards(
      {},
      [{ state: 'delivered' }, null],
      [{ state: 'delivered' }, null],
    );
    expect(recorded).toEqual([1, 0]);
    expect(after.attempts).toBe(1);
  });
});
