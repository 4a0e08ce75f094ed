import { expect, test } from '@jest/globals';
import { addContact } from '#dispatch';
import type { DeliveryRow } from '#runtime';
import { acknowledgeTask, declineTask, requestAdjustment, withdrawTask } from '#tasking';
import type { TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

const MINUTE = 60_000;
/** Waits of the plan's chain, in minutes. */
const WAITS = [15, 15, 30, 60];

const wait = async (engine: TestEngine, minutes: number) => {
  engine.clock.advance(minutes * MINUTE);
  await engine.engine.sweep.run();
  await engine.settle();
};
const about = (deliveries: DeliveryRow[]) =>
  deliveries
    .filter(({ message }) => message.kind !== 'task.issued')
    .map(({ recipient, message, contactId }) => [
      message['step'],
      message.kind,
      recipient,
      contactId !== null,
    ]);

onEveryCombination((scene) => {
  test('goes step by step to the office, inside the chain of command with a supervision notice', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('IV');
    const order = await people.task(responseId, 'join-rescue', 'fire-rescue');
    const letter = await people.task(responseId, 'carry-relief-urgently', 'railway');
    for (const minutes of WAITS) await wait(engine, minutes);
    await wait(engine, 600);
    const facts = await engine.reader.facts({ streamId: order.id, fact: 'task.escalated' });
    expect(facts.map(({ data }) => data['step'])).toEqual(['remind', 'second-contact', 'head', 'office']);
    const [own, office] = ['agency:fire-rescue', 'post:office'];
    expect(about(await people.deliveries(order.id))).toEqual([
      ['remind', 'task.escalated', own, false],
      ['second-contact', 'task.escalated', own, false],
      ['head', 'task.escalated', own, false],
      ['office', 'task.escalated', office, false],
      ['office', 'task.supervision', own, false],
    ]);
    // Outside it nobody is supervised: the office is asked to telephone.
    const last = (await people.deliveries(letter.id)).at(-1)!;
    expect(last).toMatchObject({ recipient: office, message: { kind: 'task.escalated' } });
    expect(last.message.title.zh).toContain('电话');
    // No step, however long it lasts, reaches a leader of the prefecture.
    const leaders = ['director', 'deputy-director', 'party-committee-government'].map(
      (post) => `post:${post}`,
    );
    const reached = await engine.reader.find('delivery', { recipient: leaders });
    expect(reached.filter(({ taskId }) => taskId !== null)).toEqual([]);
  }, 30_000);

  test('an answer stops it, and whatever of it has not left yet does not leave', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('IV');
    const [taken, declined, asked] = [
      await people.task(responseId, 'join-rescue', 'fire-rescue'),
      await people.task(responseId, 'clear-blocked-roads', 'transport'),
      await people.task(responseId, 'carry-relief-urgently', 'railway'),
    ];
    await wait(engine, 15);
    await engine.run(acknowledgeTask, { taskId: taken.id }, people.member('fire-rescue'));
    await engine.run(declineTask, { taskId: declined.id, text: '力量不足' }, people.member('transport'));
    await engine.run(requestAdjustment, { taskId: asked.id, text: '改期' }, people.member('railway'));
    await wait(engine, 600);
    for (const { id } of [taken, declined, asked]) {
      expect(await engine.reader.facts({ streamId: id, fact: 'task.escalated' })).toHaveLength(1);
      expect(await engine.reader.find('deadline', { subjectId: id, name: 'escalation' })).toEqual([]);
    }
    await refused(engine, 'command.not-allowed', () =>
      engine.run(acknowledgeTask, { taskId: taken.id }, people.member('fire-rescue')),
    );
  });

  test('the second contact and the head are reached by their own numbers, and by no ordinary message', async () => {
    const { test: engine, people } = scene;
    const roles = ['first', 'second', 'head'] as const;
    const ids: Record<string, string> = {};
    for (const role of roles) {
      // Nothing listens there: what matters is to whom a message was addressed.
      const contact = {
        recipient: 'agency:transport',
        channel: 'webhook',
        address: 'https://127.0.0.1:9/',
        secret: 'whsec_AAAA',
      };
      ids[role] = (await engine.run(addContact, { ...contact, role }, 'administrator')).id;
    }
    const { responseId } = await people.started('IV');
    const task = await people.task(responseId, 'clear-blocked-roads', 'transport');
    for (const minutes of WAITS.slice(0, 3)) await wait(engine, minutes);
    const outside = (await people.deliveries(task.id)).filter(({ contactId }) => contactId);
    expect(outside.map(({ contactId, message }) => [contactId, message['step'] ?? null])).toEqual([
      [ids['first'], null],
      [ids['first'], 'remind'],
      [ids['second'], 'second-contact'],
      [ids['head'], 'head'],
    ]);
  }, 30_000);

  test('an acknowledgement that races its reminder is never followed by one', async () => {
    const { test: engine, people } = scene;
    // Enough to meet in every order; most of them where a trial is cheap.
    const trials = scene.database === 'sqlite' && scene.queue === 'in-process' ? 1000 : 100;
    let done = 0;
    let reminded = 0;
    while (done < trials) {
      const { responseId } = await people.started('IV');
      const tasks = (await people.tasks(responseId, { state: 'issued' })).slice(0, trials - done);
      engine.clock.advance(15 * MINUTE);
      // Half of the acknowledgements are given before the sweep looks, half while it fires.
      const half = tasks.length >> 1;
      const acknowledge = ({ id }: { id: string }) =>
        engine.run(acknowledgeTask, { taskId: id }, 'duty-officer');
      const first = tasks.slice(0, half).map(acknowledge);
      const sweep = engine.engine.sweep.run();
      await Promise.all([...first, sweep, ...tasks.slice(half).map(acknowledge)]);
      for (const { id } of tasks) {
        const facts = (await engine.reader.facts({ streamId: id })).map(({ fact }) => fact);
        expect(facts.slice(facts.indexOf('task.acknowledged') + 1)).toEqual([]);
        const reminders = (await people.deliveries(id)).filter(
          ({ message }) => message.kind !== 'task.issued',
        );
        expect(reminders).toHaveLength(facts.filter((fact) => fact === 'task.escalated').length);
        reminded += reminders.length;
      }
      done += tasks.length;
      await engine.settle();
      await engine.engine.sweep.run();
      for (const { id } of tasks)
        expect(await engine.row('task', id)).toMatchObject({ state: 'acknowledged' });
    }
    expect(done).toBe(trials);
    expect(reminded).toBeLessThan(trials);
  }, 120_000);

  test('an acknowledgement that races a withdrawal revives nothing', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('II');
    const tasks = await people.tasks(responseId, { state: 'issued' });
    expect(tasks.length).toBeGreaterThan(50);
    engine.clock.advance(15 * MINUTE);
    const sweep = engine.engine.sweep.run();
    const refusals = await Promise.all(
      tasks.map(async ({ id }, index) => {
        const acknowledge = () => engine.run(acknowledgeTask, { taskId: id }, 'duty-officer');
        const withdraw = () => engine.run(withdrawTask, { taskId: id, reason: '不再需要' }, 'office');
        // In either order, and both within one commit or the next.
        const [one, other] = index % 2 ? [withdraw, acknowledge] : [acknowledge, withdraw];
        const outcomes = await Promise.allSettled([one(), other()]);
        return outcomes.filter(({ status }) => status === 'rejected').length;
      }),
    );
    await sweep;
    await engine.settle();
    // Whoever acknowledged after the withdrawal was told so; nobody else was refused.
    expect(refusals).toEqual(tasks.map((_, index) => index % 2));
    for (const minutes of [0, 60]) {
      await wait(engine, minutes);
      for (const { id } of tasks) {
        expect(await engine.row('task', id)).toMatchObject({ state: 'withdrawn' });
        const facts = (await engine.reader.facts({ streamId: id })).map(({ fact }) => fact);
        expect(facts.at(-1)).toBe('task.withdrawn');
        const open = (await people.deliveries(id)).filter(
          ({ state, message }) => state === 'queued' && message.kind !== 'task.withdrawn',
        );
        expect(open).toEqual([]);
      }
    }
  });
});
