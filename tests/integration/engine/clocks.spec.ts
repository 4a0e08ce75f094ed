import { describe, expect, test } from '@jest/globals';
import { acknowledgeTask, completeTask, submitCycle } from '#tasking';
import { COMBINATIONS, deploy } from '../../support/combinations.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { People } from './people.ts';

const DAY = 86_400_000;

/** A level II response, in which the weather service has a daily duty, on a record that outlives its engine. */
async function running(database: 'sqlite' | 'postgres', queue: 'in-process' | 'bullmq') {
  const deployment = await deploy(database, queue);
  const open = (now?: number) => openTestEngine({ database, queue, deployment, now });
  const engine = await open();
  const people = new People(engine);
  const { responseId } = await people.started('II');
  const task = await people.task(responseId, 'share-daily', 'meteorology');
  expect(task.dueAt).toBe(engine.clock.now() + DAY);
  return { deployment, open, engine, people, task };
}

const facts = async ({ reader }: TestEngine, streamId: string) =>
  (await reader.facts({ stream: 'task', streamId })).map(({ fact }) => fact.replace('task.', ''));

const sweepTwice = async ({ engine }: TestEngine) => {
  await engine.sweep.run();
  await engine.sweep.run();
};

describe.each(COMBINATIONS)('on %s with the %s queue', (database, queue) => {
  test('a deadline fires once, not before its time, and never when it was moved or disarmed', async () => {
    const { deployment, engine, people, task } = await running(database, queue);
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
    await engine.close();
    await deployment.drop();
  }, 30_000);

  test('one that passed while nothing ran fires after the start, once among several processes', async () => {
    const { deployment, open, engine, task } = await running(database, queue);
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
});
