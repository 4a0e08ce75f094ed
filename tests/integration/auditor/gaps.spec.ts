import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startContactTest } from '#duty';
import { recordWarning } from '#preparation';
import type { TaskRow } from '#runtime';
import { giveInstruction } from '#tasking';
import { BehindItsBack } from '../../support/behind-its-back.ts';
import { DATABASES } from '../../support/database.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { HEJING, LEVELS, People, PLAN } from '../engine/people.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the auditor must find, and by which rule. */
type Seeded = [rule: string, subjectId: string];

describe.each(DATABASES)('gaps made behind the engine’s back on %s', (database) => {
  let engine: TestEngine;
  let people: People;
  let back: BehindItsBack;
  const seeded: Seeded[] = [];

  beforeAll(async () => {
    engine = await openTestEngine({ database, queue: 'in-process' });
    people = new People(engine);
    back = await BehindItsBack.open(engine.deployment.options().databaseUrl!);
  });
  afterAll(async () => {
    await back.close();
    await engine.close();
  });

  const gaps = () => engine.reader.find('audit_gap', {}, { orderBy: 'id' });
  /** Half a minute passes, and whoever has the turn looks. */
  const halfMinute = async () => {
    engine.clock.advance(MINUTE / 2);
    expect(await engine.engine.auditor.tick()).toBe(true);
    await engine.settle();
  };
  const removed = (rule: string, table: string, id: string): Promise<void> => {
    seeded.push([rule, id]);
    return back.remove(table, id);
  };
  const changed = (
    rule: string,
    table: string,
    id: string,
    column: string,
    value: string | number | null,
  ): Promise<void> => {
    seeded.push([rule, id]);
    return back.set(table, id, column, value);
  };
  const clockOf = (table: string, { id }: { id: string }, name: string) => `${table}-${id}-${name}`;

  test('a whole record has none', async () => {
    await people.started('IV');
    for (let n = 0; n < 4; n++) await halfMinute();
    // What is entered late is due already when it comes in: the sweep's next round is soon enough.
    await people.log({ occurredAt: engine.clock.now() - 10 * HOUR });
    expect(await engine.reader.count('deadline', {})).toBeGreaterThan(0);
    await engine.engine.auditor.round();
    expect(await gaps()).toEqual([]);
    await engine.engine.sweep.run();
    await engine.settle();
  });

  test('deadlines that nobody fires are fired', async () => {
    const { responseId } = await people.started('IV');
    const tasks = await people.tasks(responseId, { state: 'issued' });
    engine.clock.advance(17 * MINUTE);
    for (let n = 0; n < 8; n++) await halfMinute();
    const escalated = await people.tasks(responseId, { state: 'issued' });
    expect(escalated.map(({ data }) => data.escalated)).toEqual(tasks.map(() => 1));
  }, 60_000);

  test('fifty of every kind are found within two minutes', async () => {
    const [a, b] = [await people.started('III'), await people.started('IV')];
    const spoken = await people.proposed('IV');
    await people.approve(spoken.approvalId, 'duty-officer', {
      spoken: {
        ...{ post: LEVELS['IV']!.decides, calledAt: engine.clock.now(), caller: '王主任' },
        ...{ readBack: true, witness: await engine.witness() },
      },
    });
    const reset = await people.started('IV');
    const goneResponse = await people.started('IV');
    const goneIncident = await people.started('IV');
    const warning = await engine.run(
      recordWarning,
      {
        ...{ plan: PLAN, hazard: 'flood', title: '山区暴雨', source: '州气象局', divisions: [HEJING] },
        expiresAt: engine.clock.now() + 24 * HOUR,
      },
      'duty-officer',
    );
    const instruction = await engine.run(
      giveInstruction,
      {
        ...{ incidentId: a.incidentId, post: 'director', recipient: 'agency:water', text: '请核实堤防' },
        dueAt: engine.clock.now() + 2 * HOUR,
      },
      'duty-officer',
    );
    const contactTest = await engine.run(startContactTest, {}, 'office');
    await engine.settle();
    // A response whose messages never left: the queue lost all of them.
    const lost = jest.spyOn(engine.engine.queue, 'add').mockResolvedValue();
    const silent = await people.proposed('III');
    await people.approve(silent.approvalId, LEVELS['III']!.decides);
    await engine.settle();
    lost.mockRestore();
    for (let n = 0; n < 4; n++) await halfMinute();
    // What the queue had lost was handed over again meanwhile, and has arrived: all is well before it begins.
    expect((await gaps()).filter(({ state }) => state !== 'closed')).toEqual([]);

    const issued = async ({ responseId }: { responseId: string }) => {
      const tasks = await people.tasks(responseId, { state: 'issued' });
      // One of each recipient: a message lists all that its recipient is to do.
      const each = [...new Map(tasks.map((task) => [task.recipient, task])).values()];
      expect(each.length).toBeGreaterThan(20);
      return each[Symbol.iterator]();
    };
    const [own, others] = [await issued(a), await issued(b)];
    const next = (tasks: Iterator<TaskRow>): TaskRow => tasks.next().value as TaskRow;
    const messageOf = async ({ id }: TaskRow) => (await people.deliveries(id))[0]!;

    for (let n = 0; n < 5; n++) await removed('instance.missing', 'task', next(own).id);
    for (let n = 0; n < 5; n++)
      await changed('instance.changed', 'task', next(others).id, 'state', 'completed');
    for (let n = 0; n < 5; n++) await removed('delivery.lost', 'delivery', (await messageOf(next(own))).id);
    for (let n = 0; n < 4; n++)
      await removed('deadline.missing', 'deadline', clockOf('task', next(own), 'escalation'));
    const timed = (await people.tasks(a.responseId, { state: 'issued' })).filter(
      ({ dueAt }) => dueAt !== null,
    );
    for (const task of timed.slice(-2))
      await removed('deadline.missing', 'deadline', clockOf('task', task, 'due'));
    const duties = await engine.reader.find('report_duty', { incidentId: b.incidentId });
    const due = duties.find(({ state }) => state === 'due')!;
    await removed('deadline.missing', 'deadline', clockOf('report_duty', due, 'due'));
    await removed('deadline.missing', 'deadline', `approval-${spoken.approvalId}-signature`);
    await removed('deadline.missing', 'deadline', `warning-${warning.id}-expiry`);
    await removed('deadline.missing', 'deadline', `instruction-${instruction.id}-due`);
    await removed('deadline.missing', 'deadline', `contact_test-${contactTest.id}-window`);
    for (let n = 0; n < 2; n++) {
      const clock = clockOf('task', next(others), 'escalation');
      await changed('deadline.moved', 'deadline', clock, 'due_at', engine.clock.now() + 9 * HOUR);
    }
    await changed('approval.not-carried-out', 'response', reset.responseId, 'state', 'proposed');
    seeded[seeded.length - 1] = ['approval.not-carried-out', reset.approvalId];
    await removed('instance.missing', 'response', goneResponse.responseId);
    await removed('instance.missing', 'incident', goneIncident.incidentId);
    await changed('instance.changed', 'approval', goneIncident.approvalId, 'state', 'submitted');
    const other = duties.find(({ id }) => id !== due.id)!;
    await changed('instance.changed', 'report_duty', other.id, 'seq', 99);
    const told = await engine.reader.find('informed', { responseId: a.responseId, confirmedAt: null });
    for (const { id } of told.slice(0, 2)) await removed('informed.missing', 'informed', id);
    const knows = (await engine.reader.find('informed', { responseId: b.responseId, confirmedAt: null }))[0]!;
    for (const each of await engine.reader.find('delivery', { incidentId: b.incidentId }))
      if (each.message['informedId'] === knows.id) await back.remove('delivery', each.id);
    seeded.push(['informed.unsent', knows.id]);
    for (let n = 0; n < 2; n++)
      await changed('delivery.changed', 'delivery', (await messageOf(next(own))).id, 'state', 'queued');
    await changed('delivery.changed', 'delivery', (await messageOf(next(others))).id, 'state', 'failed');
    // Sent, and nobody will ever ask whether it came.
    const unheard = next(others);
    const message = await messageOf(unheard);
    await back.run(
      `UPDATE delivery SET state = 'sent', delivered_at = NULL, sent_at = 1 WHERE id = '${message.id}'`,
    );
    await back.remove('deadline', clockOf('task', unheard, 'escalation'));
    seeded.push(['task.unheard', unheard.id]);

    // Messages that are queued now, and are lost before anybody tried to send them.
    const again = jest.spyOn(engine.engine.queue, 'add').mockResolvedValue();
    const fresh = await people.proposed('III');
    await people.approve(fresh.approvalId, LEVELS['III']!.decides);
    await engine.settle();
    const waiting = await issued(fresh);
    for (let n = 0; n < 6; n++) {
      const task = next(waiting);
      await back.remove('delivery', (await messageOf(task)).id);
      seeded.push(['task.unsent', task.id]);
    }
    for (let n = 0; n < 2; n++)
      await changed(
        'delivery.unplanned',
        'delivery',
        (await messageOf(next(waiting))).id,
        'next_attempt_at',
        null,
      );
    for (let n = 0; n < 4; n++)
      await changed(
        'delivery.overdue',
        'delivery',
        (await messageOf(next(waiting))).id,
        'next_attempt_at',
        1,
      );
    // The next contact should have had it long ago; and one that failed went nowhere else, without a word.
    const late = await messageOf(next(waiting));
    await changed('delivery.fallback-late', 'delivery', late.id, 'fall_back_at', 1);
    const stranded = await messageOf(next(waiting));
    await back.run(
      `UPDATE delivery SET state = 'failed', attempts = 3, contact_id = 'gone' WHERE id = '${stranded.id}'`,
    );
    seeded.push(['delivery.no-fallback', stranded.id]);
    // The engine never made a task that the plan calls for: no row, no facts, no message.
    for (let n = 0; n < 2; n++) {
      const task = next(waiting);
      const { id, key, recipient } = task;
      await back.remove('delivery', (await messageOf(task)).id);
      await back.remove('task', id);
      await back.run(`DELETE FROM deadline WHERE subject_id = '${id}'`);
      await back.run(`DELETE FROM journal WHERE stream = 'task' AND stream_id = '${id}'`);
      seeded.push(['response.task-missing', `${fresh.responseId}-${key}-${recipient}`]);
    }
    again.mockRestore();

    expect(seeded.length).toBeGreaterThanOrEqual(50);
    const since = engine.clock.now();
    for (let n = 0; n < 4; n++) await halfMinute();
    const found = new Map((await gaps()).map((gap) => [gap.id, gap]));
    const missed = seeded.filter((each) => !found.has(each.join(':')));
    expect(missed).toEqual([]);
    for (const each of seeded)
      expect(found.get(each.join(':'))!.foundAt).toBeLessThanOrEqual(since + 2 * MINUTE);
  }, 60_000);

  test('what could be repaired is as it should be, once; the office was told of the rest in one message a round', async () => {
    for (let n = 0; n < 4; n++) await halfMinute();
    const rows = new Map((await gaps()).map((gap) => [gap.id, gap]));
    const stateOf = ([rule, id]: Seeded) => `${rule} ${rows.get(`${rule}:${id}`)!.state}`;
    const repaired = [
      ...['deadline.missing', 'deadline.moved', 'task.unsent', 'delivery.unplanned', 'delivery.overdue'],
      ...['response.task-missing', 'delivery.fallback-late', 'delivery.no-fallback'],
    ];
    expect(
      seeded
        .filter(([rule]) => repaired.includes(rule))
        .map(stateOf)
        .filter((said) => !said.endsWith('closed')),
    ).toEqual([]);
    for (const [rule, id] of seeded.filter(([rule]) => rule === 'task.unsent')) {
      const messages = (await people.deliveries(id)).filter(({ message }) => message.kind === 'task.issued');
      expect([rule, messages.map(({ state }) => state)]).toEqual([rule, ['delivered']]);
    }
    const left = seeded.filter(([rule]) => !repaired.includes(rule) && rule !== 'task.unheard');
    expect(left.map(stateOf).filter((said) => !said.endsWith('open'))).toEqual([]);
    for (const [rule, id] of left) expect(rows.get(`${rule}:${id}`)!.toldAt).not.toBeNull();

    const notices = (
      await engine.reader.find('delivery', { recipient: 'post:office', channel: 'inbox' })
    ).filter(({ message }) => message['gaps'] !== undefined);
    expect(notices.length).toBeGreaterThan(0);
    expect(notices.length).toBeLessThanOrEqual(6);
    const before = await engine.reader.head();
    for (let n = 0; n < 4; n++) await halfMinute();
    // What stands is neither told nor journalled again.
    expect((await engine.reader.head()).seq).toBe(before.seq);
  }, 60_000);
});
