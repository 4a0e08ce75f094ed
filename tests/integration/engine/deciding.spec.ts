import { expect, test } from '@jest/globals';
import { recordDelegation, revokeDelegation } from '#identity';
import {
  proposeAdjustment,
  proposeResponse,
  proposeTermination,
  rejectProposal,
  resubmitProposal,
  returnProposal,
  signDecision,
} from '#response';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

const DAY = 86_400_000;

onEveryCombination((scene) => {
  const more = async (incidentId: string, dead: number) => {
    scene.test.clock.advance(1000);
    await scene.people.report(incidentId, { dead });
  };

  test('choosing a level above one’s authority sends the proposal on to the right post', async () => {
    const { test: engine, people } = scene;
    const { approvalId, responseId } = await people.proposed('IV');
    const higher = { level: 'III', reason: '县里力量特别薄弱' };
    await refused(engine, 'decision.reason-required', () =>
      people.approve(approvalId, 'deputy-office-director', { level: 'III' }),
    );
    const problem = await refused(engine, 'decision.not-authorised', () =>
      people.approve(approvalId, 'office', higher),
    );
    expect(problem.extras).toMatchObject({ rule: 'authority-to-decide', cite: '5.3.2' });
    expect(await people.approve(approvalId, 'deputy-office-director', higher)).toMatchObject({
      outcome: 'forwarded',
      post: 'deputy-director-bureau-head',
    });
    expect(await people.tasks(responseId)).toEqual([]);
    await refused(engine, 'decision.not-authorised', () =>
      people.approve(approvalId, 'deputy-office-director'),
    );
    await people.approve(approvalId, 'deputy-director-bureau-head');
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'active', level: 'III' });
  });

  test('a superior post decides a lower level, and may choose one', async () => {
    const { test: engine, people } = scene;
    const { approvalId, responseId } = await people.proposed('III');
    const lower = { level: 'IV', reason: '县里能够应对' };
    expect(await people.approve(approvalId, 'director', lower)).toMatchObject({
      outcome: 'approved',
      post: 'director',
    });
    const [fact] = await engine.reader.facts({ streamId: approvalId, fact: 'approval.approved' });
    // What was recommended and what was decided stand apart.
    expect(fact).toMatchObject({ reason: '县里能够应对', data: { recommended: 'III', level: 'IV' } });
    expect(await engine.row('response', responseId)).toMatchObject({ level: 'IV' });
  });

  test('a spoken decision takes effect from the call, and its signature falls due afterwards', async () => {
    const { test: engine, people } = scene;
    const { approvalId, responseId } = await people.proposed('IV');
    const calledAt = engine.clock.now();
    engine.clock.advance(60_000);
    const witness = await engine.witness();
    const spoken = {
      post: 'deputy-office-director',
      caller: '分管领导',
      calledAt,
      readBack: true,
      witness,
    };
    const record = (change: object, by = 'duty-officer') =>
      people.approve(approvalId, by, { spoken: { ...spoken, ...change } });
    await refused(engine, 'decision.spoken-incomplete', () => record({ readBack: false }));
    await refused(engine, 'decision.spoken-incomplete', () => record({ caller: ' ' }));
    await refused(engine, 'decision.witness-invalid', () => record({ witness: 'duty-officer' }));
    await refused(engine, 'decision.spoken-in-future', () => record({ calledAt: calledAt + DAY }));
    await refused(engine, 'decision.not-authorised', () => record({ post: 'shift-leader' }));
    await refused(engine, 'actor.forbidden', () => record({}, 'agency-member'));
    await record({});
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'active' });
    expect(await engine.row('approval', approvalId)).toMatchObject({
      context: { signature: 'awaiting' },
      data: { decision: { at: calledAt, byAccount: 'duty-officer', spoken: { witnessAccount: witness } } },
    });
    const deadlines = await engine.reader.find('deadline', { subjectId: approvalId });
    expect(deadlines).toMatchObject([{ name: 'signature', dueAt: calledAt + DAY }]);
    await refused(engine, 'decision.not-authorised', () =>
      engine.run(signDecision, { approvalId }, 'duty-officer'),
    );
    await engine.run(signDecision, { approvalId }, 'deputy-office-director');
    expect(await engine.reader.find('deadline', { subjectId: approvalId })).toEqual([]);
    await refused(engine, 'command.not-allowed', () =>
      engine.run(signDecision, { approvalId }, 'deputy-office-director'),
    );
  });

  test('a returned proposal is submitted again, to the post that its new level needs', async () => {
    const { test: engine, people } = scene;
    const { approvalId, incidentId } = await people.proposed('IV');
    const back = { approvalId, reason: '核实后再报' };
    await refused(engine, 'decision.reason-required', () =>
      engine.run(returnProposal, { approvalId }, 'deputy-office-director'),
    );
    await engine.run(returnProposal, back, 'deputy-office-director');
    await refused(engine, 'command.not-allowed', () => people.approve(approvalId, 'deputy-office-director'));
    await more(incidentId, 12);
    const again = await engine.run(resubmitProposal, { approvalId, level: 'III' }, 'office');
    expect(again.post).toBe('deputy-director-bureau-head');
    await people.approve(approvalId, 'deputy-director-bureau-head');
  });

  test('a returned change of level is submitted again, to the post that its new level needs', async () => {
    const { test: engine, people } = scene;
    const { incidentId, responseId } = await people.started('IV');
    await more(incidentId, 12);
    const { approvalId } = await engine.run(proposeAdjustment, { responseId, level: 'III' }, 'office');
    const back = { approvalId, reason: '再研判' };
    await engine.run(returnProposal, back, 'deputy-director-bureau-head');
    await refused(engine, 'response.same-level', () =>
      engine.run(resubmitProposal, { approvalId, level: 'IV', reason: '维持' }, 'office'),
    );
    const higher = { approvalId, level: 'II', reason: '可能继续加重' };
    expect(await engine.run(resubmitProposal, higher, 'office')).toMatchObject({ post: 'deputy-director' });
    await refused(engine, 'decision.not-authorised', () =>
      people.approve(approvalId, 'deputy-director-bureau-head'),
    );
    await people.approve(approvalId, 'deputy-director');
    expect(await engine.row('response', responseId)).toMatchObject({ level: 'II' });
  });

  test('a rejected start withdraws the response, a rejected end lets it go on', async () => {
    const { test: engine, people } = scene;
    const first = await people.proposed('IV');
    const no = (approvalId: string) =>
      engine.run(rejectProposal, { approvalId, reason: '暂不需要' }, 'deputy-office-director');
    await no(first.approvalId);
    expect(await engine.row('response', first.responseId)).toMatchObject({ state: 'withdrawn' });
    const { incidentId } = first;
    const second = await engine.run(proposeResponse, { incidentId, level: 'IV' }, 'office');
    await people.approve(second.approvalId, 'deputy-office-director');
    const { responseId } = second;
    const end = await engine.run(proposeTermination, { responseId, reason: '结束' }, 'office');
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'terminating' });
    await no(end.approvalId);
    expect(await engine.row('response', responseId)).toMatchObject({ state: 'active' });
  });

  test('a post decides with another’s authority while a recorded delegation says so', async () => {
    const { test: engine, people } = scene;
    const now = engine.clock.now();
    const terms = {
      fromPost: 'deputy-director',
      toPost: 'deputy-director-bureau-head',
      scope: 'decide' as const,
      levels: ['II'],
      validFrom: now,
      validUntil: now + 3600_000,
      document: '授权书1号',
    };
    const may = async (level = 'II') => {
      const { approvalId } = await people.proposed(level);
      return () => people.approve(approvalId, 'deputy-director-bureau-head');
    };
    await refused(engine, 'decision.not-authorised', await may());
    const { id } = await engine.run(recordDelegation, terms, 'deputy-director');
    expect(await (await may())()).toMatchObject({ outcome: 'approved', post: 'deputy-director' });
    await refused(engine, 'decision.not-authorised', await may('I'));
    await engine.run(revokeDelegation, { id }, 'deputy-director');
    await refused(engine, 'decision.not-authorised', await may());
    await engine.run(recordDelegation, terms, 'deputy-director');
    engine.clock.advance(3600_001);
    await refused(engine, 'decision.not-authorised', await may());
  });

  test('a decision that new figures have overtaken asks to confirm the new assessment', async () => {
    const { test: engine, people } = scene;
    const { approvalId, incidentId, responseId } = await people.proposed('IV');
    await more(incidentId, 12);
    const decide = (confirmAssessment?: number) =>
      people.approve(approvalId, 'deputy-office-director', { confirmAssessment });
    const problem = await refused(engine, 'decision.overtaken', () => decide());
    const seen = problem.extras['confirmAssessment'] as number;
    await more(incidentId, 16);
    await refused(engine, 'decision.overtaken', () => decide(seen));
    await decide((await engine.row('incident', incidentId)).data.assessment.seq);
    expect(await engine.row('response', responseId)).toMatchObject({ level: 'IV' });
  });
});
