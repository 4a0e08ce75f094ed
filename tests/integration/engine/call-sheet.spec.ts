import { expect, test } from '@jest/globals';
import { CALLS, callSheet } from '#response';
import { acknowledgeTask } from '#tasking';
import { onEveryCombination } from './combined.ts';
import { HEJING } from './people.ts';
import { refused } from './refused.ts';

onEveryCombination((scene) => {
  test('the call sheet lists whom to call, and keeps each attempt with its outcome', async () => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('III');
    const { planId, planVersion } = await engine.row('incident', incidentId);
    const { plan } = engine.engine.plans.version(planId, planVersion);
    const sheet = async () => {
      const lines = await callSheet(engine.reader, plan, await engine.row('response', responseId));
      return new Map(lines.map((line) => [line.recipient, line]));
    };
    const issued = await people.tasks(responseId, { state: 'issued' });
    const fresh = await sheet();
    expect([...fresh.keys()].sort()).toEqual(
      [...new Set(['post:director', ...issued.map(({ recipient }) => recipient)])].sort(),
    );
    expect(fresh.get('agency:railway')).toMatchObject({ standing: null, calls: [] });
    expect(fresh.get('agency:railway')!.tasks.unacknowledged).toBeGreaterThan(0);
    expect(fresh.get(`division:${HEJING}`)!.title.zh).toBe('和静县');

    const call = (outcome: keyof typeof CALLS, recipient: string, given: object = {}) =>
      engine.run(CALLS[outcome], { responseId, recipient, ...given }, 'duty-officer');
    await refused(engine, 'call.not-on-sheet', () =>
      call('reached', 'agency:garrison', { spokenWith: '值班室' }),
    );
    await refused(engine, 'call.incomplete', () => call('reached', 'agency:railway'));
    await refused(engine, 'call.incomplete', () =>
      call('passed-on', 'agency:railway', { spokenWith: '总机' }),
    );
    await refused(engine, 'informed.time-in-future', () =>
      call('no-answer', 'agency:railway', { at: engine.clock.now() + 3_600_000 }),
    );
    await refused(engine, 'actor.forbidden', () =>
      engine.run(CALLS.reached, { responseId, recipient: 'post:director', spokenWith: '…' }, 'director'),
    );

    await call('no-answer', 'agency:railway');
    engine.clock.advance(60_000);
    await call('passed-on', 'agency:railway', { spokenWith: '总机', passedTo: '调度所值班主任' });
    await call('reached', 'post:director', { spokenWith: '主任本人' });
    const task = issued.find(({ recipient }) => recipient === 'agency:railway')!;
    await engine.run(acknowledgeTask, { taskId: task.id }, people.member('railway'));

    const after = await sheet();
    const railway = after.get('agency:railway')!;
    expect([railway.standing, railway.calls.map(({ outcome, passedTo }) => [outcome, passedTo])]).toEqual([
      'passed-on',
      [
        ['no-answer', null],
        ['passed-on', '调度所值班主任'],
      ],
    ]);
    expect(railway.tasks.unacknowledged).toBe(fresh.get('agency:railway')!.tasks.unacknowledged - 1);
    // Reaching the post is proof that it knows.
    expect([fresh.get('post:director')!.unconfirmed, after.get('post:director')!.unconfirmed]).toEqual([
      1, 0,
    ]);
    const [informed] = await engine.reader.find('informed', { responseId });
    expect(informed!.confirmation).toMatchObject({ how: 'phone', spokenWith: '主任本人' });
    const facts = (await engine.facts(incidentId)).filter((fact) => /^call|informed.conf/.test(fact));
    expect(facts).toEqual(['call.no-answer', 'call.passed-on', 'call.reached', 'informed.confirmed']);
  });
});
