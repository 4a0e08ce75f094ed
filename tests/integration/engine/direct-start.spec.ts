import { expect, test } from '@jest/globals';
import { proposeAdjustment, proposeTermination, startDirectly } from '#response';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

const GOVERNMENT = 'party-committee-government';

onEveryCombination((scene) => {
  const order = (incidentId: string, by = GOVERNMENT, level = 'I') =>
    scene.test.run(startDirectly, { incidentId, level, reason: '州委决定' }, by);

  test('the Party committee or government starts level I without a proposal or a figure', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    const problem = await refused(engine, 'response.not-direct', () => order(incidentId, 'director'));
    expect(problem.extras).toMatchObject({ rule: 'direct-activation', may: [GOVERNMENT] });
    await refused(engine, 'response.not-direct', () => order(incidentId, GOVERNMENT, 'II'));
    const { responseId, approvalId } = await order(incidentId);
    await engine.settle();
    expect((await people.tasks(responseId, { state: 'issued' })).length).toBeGreaterThan(30);
    const [fact] = await engine.reader.facts({ streamId: approvalId, fact: 'approval.approved' });
    expect(fact).toMatchObject({ cite: '5.1.2', reason: '州委决定', data: { direct: true, level: 'I' } });
    expect((await engine.row('incident', incidentId)).data.assessment.classification.level).toBeNull();

    // Ending it is theirs as well.
    const end = await engine.run(proposeTermination, { responseId }, 'office');
    expect(end.post).toBe(GOVERNMENT);
    await refused(engine, 'decision.not-authorised', () => people.approve(end.approvalId, 'director'));
    await people.settleAll(responseId);
    await people.approve(end.approvalId, GOVERNMENT);
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'terminated' });
  });

  test('it overtakes a start that the office was proposing', async () => {
    const { test: engine, people } = scene;
    const proposed = await people.proposed('IV');
    const { responseId } = await order(proposed.incidentId);
    expect(responseId).not.toBe(proposed.responseId);
    expect(await engine.row('approval', proposed.approvalId)).toMatchObject({ state: 'lapsed' });
    expect(await engine.row('response', proposed.responseId)).toMatchObject({ state: 'withdrawn' });
    await refused(engine, 'command.not-allowed', () =>
      people.approve(proposed.approvalId, 'deputy-office-director'),
    );
  });

  test.each([
    ['another level', proposeAdjustment],
    ['the end', proposeTermination],
  ])('it raises a response for which the office was proposing %s, which lapses', async (_what, propose) => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('IV');
    const pending = await engine.run(propose, { responseId, level: 'III', reason: '形势变化' }, 'office');
    expect(await order(incidentId)).toMatchObject({ responseId });
    expect(await engine.row('approval', pending.approvalId)).toMatchObject({ state: 'lapsed' });
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'active', level: 'I' });
    await refused(engine, 'response.same-level', () => order(incidentId));
    // Nothing is left pending, so the office can go on.
    const next = await engine.run(
      proposeAdjustment,
      { responseId, level: 'II', reason: '形势缓和' },
      'office',
    );
    expect(next.post).toBe('director');
  });
});
