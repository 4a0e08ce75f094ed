import { expect, test } from '@jest/globals';
import { submitReport } from '#reporting';
import type { Actor } from '#runtime';
import { deploy } from '../../support/combinations.ts';
import { openTestEngine, type TestEngine } from '../../support/engine.ts';
import { onEveryCombination } from './combined.ts';
import { HEJING, People } from './people.ts';
import { refused } from './refused.ts';

/** A report as the edge hands it on: with the caller's key and a hash of what it sent. */
const send = (engine: TestEngine, incidentId: string, dead: number, key: string, by?: Actor) => {
  const figures = { dead };
  const input = { incidentId, division: HEJING, asOf: engine.clock.now(), figures };
  return engine.engine.bus.execute(submitReport, input, {
    actor: by ?? engine.as('county-reporter', { division: HEJING }),
    requestId: `sent-${key}`,
    idempotency: { key, bodyHash: JSON.stringify(figures) },
  });
};

onEveryCombination((scene) => {
  test('the same request again gets the same answer and does nothing a second time', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const answer = await send(engine, incidentId, 5, 'again');
    const before = await engine.record();
    // Whatever happened since, the answer is the one that was given then.
    expect(await send(engine, incidentId, 5, 'again')).toEqual(answer);
    expect(await engine.record()).toEqual(before);
    expect(answer).toMatchObject({ level: 'IV', seq: 2 });
  });

  test('sent ten times at once it is done once, and each sender gets the one answer', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(engine, incidentId, 6, 'at-once')),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await engine.reader.count('report', { incidentId })).toBe(1);
    expect(await engine.ownFacts(incidentId)).toEqual(['incident.logged', 'report.received']);
  });

  test('a key that was used for another body is refused', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await send(engine, incidentId, 7, 'reused');
    await refused(engine, 'idempotency.reused', () => send(engine, incidentId, 8, 'reused'));
    expect((await engine.row('incident', incidentId)).data.effective[HEJING]!.figures).toEqual({ dead: 7 });
  });

  test('a key is its sender’s own', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const one = await send(engine, incidentId, 3, 'mine');
    const other = await send(engine, incidentId, 4, 'mine', engine.as('duty-officer'));
    expect(other.id).not.toBe(one.id);
    expect(await engine.reader.count('report', { incidentId })).toBe(2);
  });

  test('a refusal uses no key up', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await refused(engine, 'figure.invalid', () => send(engine, incidentId, -1, 'refused-first'));
    expect(await send(engine, incidentId, 1, 'refused-first')).toMatchObject({ seq: 2 });
  });

  test('the answer is remembered by an engine that was opened later', async () => {
    const { database, queue } = scene;
    const deployment = await deploy(database, queue);
    const open = () => openTestEngine({ database, queue, deployment });
    const first = await open();
    const incidentId = await new People(first).log();
    const answer = await send(first, incidentId, 5, 'restart');
    await first.close();
    const second = await open();
    expect(await send(second, incidentId, 5, 'restart')).toEqual(answer);
    await refused(second, 'idempotency.reused', () => send(second, incidentId, 6, 'restart'));
    await second.close();
    await deployment.drop();
  });
});
