import { expect, test } from '@jest/globals';
import { signDecision } from '#response';
import { acknowledgeTask, completeTask, submitCycle, withdrawTask } from '#tasking';
import { deploy } from '../../support/combinations.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';
import { People } from './people.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

/** A level II response, in which the weather service has a daily duty. */
async function running(engine: TestEngine) {
  const people = new People(engine);
  const { responseId } = await people.started('II');
  const task = await people.task(responseId, 'share-daily', 'meteorology');
  expect(task.dueAt).toBe(engine.clock.now() + DAY);
  return { engine, people, task };
}

/** What became of a task and of its due time; that nobody acknowledges it has a clock of its own. */
const facts = async ({ reader }: TestEngine, streamId: string) =>
  (await reader.facts({ stream: 'task', streamId }))
    .map(({ fact }) => fact.replace('task.', ''))
    .filter((fact) => !fact.startsWith('escalat'));

const passedIn = async ({ reader }: TestEngine, incidentId: string) =>
  (await reader.facts({ incidentId, fact: 'task.due-passed' })).length;

const sweepTwice = async ({ engine }: TestEngine) => {
  await engine.sweep.run();
  await engine.sweep.run();
};

onEveryCombination((scene) => {
  test('a deadline fires once, not before its time, and never when it was moved or disarmed', async () => {
    const { engine, people, task } = await running(scene.test);
    const [taskId, weather] = [task.id, people.member('meteorology')];
    engine.clock.set(task.dueAt! - 1);
    await sweepTwice(engine);
    expect(await facts(engine, taskId)).toEqual(['issued']);
    engine.clock.set(task.dueAt!);
    await sweepTwice(engine);
    expect(await facts(engine, taskId)).toEqual(['issued', 'due-passed', 'overdue']);
    expect(await engine.row('task', taskId)).toMatchObject({ state: 'issued', context: { overdue: true } });

    // A late round clears the flag and keeps the rhythm.
    engine.clock.advance(3600_000);
    await engine.run(acknowledgeTask, { taskId }, weather);
    await engine.run(submitCycle, { taskId, text: '第一日' }, weather);
    const dueAt = task.dueAt! + DAY;
    expect(await engine.row('task', taskId)).toMatchObject({ dueAt, context: { overdue: false } });
    await sweepTwice(engine);
    await engine.run(completeTask, { taskId }, weather);
    engine.clock.set(dueAt + DAY);
    await sweepTwice(engine);
    expect((await facts(engine, taskId)).slice(3)).toEqual(['acknowledged', 'cycle-submitted', 'completed']);
  });

  test('one that passed while nothing ran fires after the start, once among several processes', async () => {
    const { database, queue } = scene;
    const deployment = await deploy(database, queue);
    const open = (now?: number) => openTestEngine({ database, queue, deployment, now });
    const { engine, task } = await running(await open());
    await engine.close();
    const [one, other] = [await open(task.dueAt! + 3 * DAY), await open(task.dueAt! + 3 * DAY)];
    await Promise.all([one.engine.sweep.run(), other.engine.sweep.run()]);
    await one.engine.sweep.run();
    expect(await facts(one, task.id)).toEqual(['issued', 'due-passed', 'overdue']);
    const [passed] = await one.reader.facts({ streamId: task.id, fact: 'task.due-passed' });
    // The fact says when it was due, and when that was noticed.
    expect(passed).toMatchObject({ at: task.dueAt! + 3 * DAY, data: { dueAt: task.dueAt } });
    await one.close();
    await other.close();
    await deployment.drop();
  }, 30_000);

  test('a clock that is put back an hour doubles nothing, and a deadline that it hides comes at its time', async () => {
    const { engine, people, task } = await running(scene.test);
    const other = await people.task(task.responseId!, 'share-daily', 'transport');
    engine.clock.set(task.dueAt!);
    await sweepTwice(engine);
    const fired = await passedIn(engine, task.incidentId);
    expect(fired).toBeGreaterThan(1);
    engine.clock.advance(-HOUR);
    await engine.run(acknowledgeTask, { taskId: other.id }, people.member('transport'));
    await engine.run(submitCycle, { taskId: other.id, text: '第一日' }, people.member('transport'));
    const { dueAt } = await engine.row('task', other.id);
    await sweepTwice(engine);
    engine.clock.set(dueAt! - 1);
    await sweepTwice(engine);
    expect(await facts(engine, task.id)).toEqual(['issued', 'due-passed', 'overdue']);
    expect(await passedIn(engine, task.incidentId)).toBe(fired);
    engine.clock.set(dueAt!);
    await sweepTwice(engine);
    expect((await facts(engine, other.id)).filter((fact) => fact === 'due-passed')).toHaveLength(2);
  });

  test('a signature that is owed is missed once, may follow late, and one that was given is never missed', async () => {
    const { test: engine, people } = scene;
    const witness = await engine.witness();
    const spoken = async () => {
      const { approvalId } = await people.proposed('IV');
      const call = {
        post: 'deputy-office-director',
        caller: '分管领导',
        calledAt: engine.clock.now(),
        readBack: true,
        witness,
      };
      await people.approve(approvalId, 'duty-officer', { spoken: call });
      return approvalId;
    };
    const missed = async (approvalId: string) =>
      (await engine.reader.facts({ streamId: approvalId, fact: 'approval.signature-passed' })).length;
    const [owed, signed] = [await spoken(), await spoken()];
    const sign = (approvalId: string) => engine.run(signDecision, { approvalId }, 'deputy-office-director');
    await sign(signed);
    engine.clock.advance(DAY - 1);
    await sweepTwice(engine);
    expect(await missed(owed)).toBe(0);
    engine.clock.advance(1);
    await sweepTwice(engine);
    engine.clock.advance(DAY);
    await sweepTwice(engine);
    expect([await missed(owed), await missed(signed)]).toEqual([1, 0]);
    await sign(owed);
    expect(await engine.row('approval', owed)).toMatchObject({ context: { signature: 'signed' } });
  });

  test('a task that was withdrawn is never overdue', async () => {
    const { engine, task } = await running(scene.test);
    await engine.run(withdrawTask, { taskId: task.id, reason: '不再需要' }, 'office');
    engine.clock.set(task.dueAt! + DAY);
    await sweepTwice(engine);
    expect(await facts(engine, task.id)).toEqual(['issued', 'withdrawn']);
    // The same deadline of those that were not withdrawn did come.
    expect(await passedIn(engine, task.incidentId)).toBeGreaterThan(0);
  });
});
