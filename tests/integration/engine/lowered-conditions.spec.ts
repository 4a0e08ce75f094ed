import { expect, test } from '@jest/globals';
import { explainLowered, proposeAdjustment, proposeResponse } from '#response';
import { onEveryCombination } from './combined.ts';
import { HEJING } from './people.ts';
import { refused } from './refused.ts';

onEveryCombination((scene) => {
  test('a level that the figures do not reach may rest on lowered conditions, with ground and reason', async () => {
    const { test: engine, people } = scene;
    const incidentId = await people.log();
    await people.report(incidentId, { dead: 4, missing: 0 });
    const lowered = { ground: 'capacity-especially-weak', divisions: [HEJING] };
    const propose = (given: object) =>
      engine.run(
        proposeResponse,
        { incidentId, level: 'IV', lowered, reason: '库存不足', ...given },
        'office',
      );
    const unexplained = await refused(engine, 'lowered.reason-required', () => propose({ reason: ' ' }));
    expect(unexplained.extras).toMatchObject({ cite: '5.5' });
    const unknown = await refused(engine, 'lowered.ground-unknown', () =>
      propose({ lowered: { ground: 'because' } }),
    );
    expect(unknown.en).toContain('major-blow');
    await refused(engine, 'division.unknown', () => propose({ lowered: { ...lowered, divisions: ['1'] } }));

    const { approvalId, responseId } = await propose({});
    const approval = await engine.row('approval', approvalId);
    expect(approval.data).toMatchObject({
      recommendedLevel: null,
      proposedLevel: 'IV',
      lowered: { ...lowered, cite: '5.5' },
    });
    const { plan } = engine.engine.plans.at('bayingolin/natural-disaster-relief', '2026-07-01');
    const words = explainLowered(plan, approval)!;
    expect(words.zh).toMatch(/5\.5.*能力特别薄弱.*和静县.*四级响应.*库存不足/);
    expect(words.en).toMatch(/5\.5.*especially weak.*Hejing.*no level.*IV.*库存不足/);
    await people.approve(approvalId, 'deputy-office-director');
    const facts = await engine.reader.facts({
      incidentId,
      fact: ['approval.submitted', 'response.activated'],
    });
    expect(facts.map(({ data }) => (data['lowered'] as { ground: string }).ground)).toEqual([
      lowered.ground,
      lowered.ground,
    ]);

    // A raise may rest on them too; a lowering, or what the figures reach by themselves, may not.
    const adjust = (level: string) =>
      engine.run(
        proposeAdjustment,
        { responseId, level, lowered: { ground: 'major-blow' }, reason: '打击重大' },
        'office',
      );
    engine.clock.advance(1000);
    await people.report(incidentId, { dead: 10 });
    await refused(engine, 'lowered.not-needed', () => adjust('III'));
    const raised = await adjust('II');
    await people.approve(raised.approvalId, 'deputy-director');
    await refused(engine, 'lowered.not-needed', () => adjust('IV'));
  });
});
