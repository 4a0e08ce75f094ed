import { expect, test } from '@jest/globals';
import { confirmInformed, proposeAdjustment, whoIsInformed } from '#response';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

onEveryCombination((scene) => {
  const informedOf = async (responseId: string) => {
    const { reader, engine } = scene.test;
    const response = await scene.test.row('response', responseId);
    const { planId, planVersion } = await scene.test.row('incident', response.incidentId);
    return whoIsInformed(reader, engine.plans.version(planId, planVersion).plan, response);
  };

  test('who must know stays open until the post confirms, or is recorded as reached by telephone', async () => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('III');
    const list = await informedOf(responseId);
    expect(list).toMatchObject({
      outstanding: 1,
      items: [{ post: 'director', occasion: 'activated', level: 'III', cite: '5.3.2', confirmedAt: null }],
    });
    const informedId = list.items[0]!.id;
    const { toldAt } = list.items[0]!;
    engine.clock.advance(20 * 60_000);
    const now = engine.clock.now();

    const problem = await refused(engine, 'informed.not-yours', () =>
      engine.run(confirmInformed, { informedId }, people.member('finance')),
    );
    expect(problem.extras).toMatchObject({ post: 'director' });
    const call = { informedId, how: 'phone' as const, at: now, spokenWith: '主任秘书' };
    const record = (given: object) => engine.run(confirmInformed, { ...call, ...given }, 'duty-officer');
    await refused(engine, 'informed.incomplete', () =>
      engine.run(confirmInformed, { informedId }, 'duty-officer'),
    );
    await refused(engine, 'informed.incomplete', () => record({ spokenWith: ' ' }));
    await refused(engine, 'informed.time-in-future', () => record({ at: now + 3_600_000 }));
    await refused(engine, 'informed.before-told', () => record({ at: toldAt - 3_600_000 }));

    await record({});
    const after = await informedOf(responseId);
    expect(after.outstanding).toBe(0);
    expect(after.items[0]!.confirmation).toEqual({
      at: now,
      how: 'phone',
      by: 'duty-officer',
      onBehalfOf: '委员会主任',
      spokenWith: '主任秘书',
    });
    const [fact] = await engine.reader.facts({ incidentId, fact: 'informed.confirmed' });
    expect(fact).toMatchObject({
      actor: { id: 'duty-officer', onBehalfOf: '委员会主任' },
      data: { post: 'director', how: 'phone', spokenWith: '主任秘书' },
    });
    const messages = await engine.reader.find('delivery', { incidentId, recipient: 'post:director' });
    expect(messages.map(({ state }) => state)).toEqual(['acknowledged']);
    await refused(engine, 'informed.confirmed-already', () => record({}));
  });

  test('raising tells the posts of the new level, lowering those of the level before too', async () => {
    const { test: engine, people } = scene;
    const { responseId } = await people.started('IV');
    const move = async (level: string) => {
      const { approvalId, post } = await engine.run(
        proposeAdjustment,
        { responseId, level, reason: '形势变化' },
        'office',
      );
      await people.approve(approvalId, post, { confirmWithdraw: true });
    };
    await move('II');
    await move('IV');
    const { items } = await informedOf(responseId);
    expect(items.map(({ occasion, post, level }) => [occasion, post, level])).toEqual([
      ['activated', 'deputy-director-bureau-head', 'IV'],
      ['raised', 'director', 'II'],
      ['lowered', 'deputy-director-bureau-head', 'IV'],
      ['lowered', 'director', 'IV'],
    ]);
    await engine.run(confirmInformed, { informedId: items[1]!.id }, 'director');
    const { items: after, outstanding } = await informedOf(responseId);
    expect([after[1]!.confirmation, outstanding]).toEqual([
      { at: engine.clock.now(), how: 'system', by: 'director', onBehalfOf: null, spokenWith: null },
      3,
    ]);
  });

  test('whoever decided need not be told that he did', async () => {
    const { test: engine, people } = scene;
    const { approvalId, responseId } = await people.proposed('IV');
    await people.approve(approvalId, 'deputy-director-bureau-head');
    await engine.settle();
    const { items, outstanding } = await informedOf(responseId);
    expect([items.map(({ post, confirmation }) => [post, confirmation?.how]), outstanding]).toEqual([
      [['deputy-director-bureau-head', 'decision']],
      0,
    ]);
  });
});
