import { expect, test } from '@jest/globals';
import { decideAdjustment, previewDecision, proposeAdjustment, proposeTermination } from '#response';
import { planOf } from '#runtime';
import { onEveryCombination } from './combined.ts';
import { LEVELS, type Running } from './people.ts';
import { refused } from './refused.ts';

onEveryCombination((scene) => {
  const decide = (responseId: string, level: string, by: string, more: object = {}) =>
    scene.test.run(decideAdjustment, { responseId, level, reason: '余震不断', ...more }, by);

  const preview = async ({ incidentId, responseId, approvalId }: Running, level: string | null) => {
    const { test: engine } = scene;
    const incident = await engine.row('incident', incidentId);
    const response = await engine.row('response', responseId);
    const approval = await engine.row('approval', approvalId);
    const { plan } = planOf(engine.engine.plans, incident);
    const pending = approval.state === 'submitted' ? { approval } : {};
    return previewDecision(engine.reader, plan, { incident, response, ...pending }, level);
  };
  const lines = (
    recipients: Awaited<ReturnType<typeof preview>>['recipients'],
    what: 'issued' | 'waiting' | 'withdrawn',
  ) => recipients.flatMap((one) => one[what].map(({ key }) => `${key} ${one.recipient}`)).sort();
  const tasks = async (responseId: string, states: string[]) =>
    (await scene.people.tasks(responseId))
      .filter(({ state }) => states.includes(state))
      .map(({ key, recipient }) => `${key} ${recipient}`)
      .sort();

  test('what is shown before a start is what is sent: tasks by recipient, and the posts that are told (5.4.2)', async () => {
    const { test: engine, people } = scene;
    const running = await people.proposed('IV');
    const shown = await preview(running, 'IV');
    expect(shown).toMatchObject({ kind: 'activation', from: null, post: LEVELS['IV']!.decides, stay: 0 });
    await people.approve(running.approvalId, LEVELS['IV']!.decides);
    await engine.settle();
    expect(lines(shown.recipients, 'issued')).toEqual(await tasks(running.responseId, ['issued']));
    expect(lines(shown.recipients, 'waiting')).toEqual(await tasks(running.responseId, ['offered', 'armed']));
    const told = await engine.reader.find('informed', { responseId: running.responseId });
    expect(shown.informed.map(({ post }) => post)).toEqual(told.map(({ post }) => post));
    // Another level is for another post.
    const higher = await people.proposed('IV');
    expect(await preview(higher, 'II')).toMatchObject({ level: 'II', post: LEVELS['II']!.decides });
  });

  test('whoever decides the graver level raises without a proposal, by exactly what was shown (5.5)', async () => {
    const { test: engine, people } = scene;
    const running = await people.started('IV');
    const { responseId } = running;
    await refused(engine, 'decision.not-authorised', () => decide(responseId, 'III', LEVELS['IV']!.decides));
    await refused(engine, 'decision.reason-required', () =>
      decide(responseId, 'III', LEVELS['III']!.decides, { reason: ' ' }),
    );
    await refused(engine, 'response.same-level', () => decide(responseId, 'IV', LEVELS['IV']!.decides));
    await refused(engine, 'level.unknown', () => decide(responseId, 'V', 'director'));
    const { seq } = await engine.row('response', responseId);
    await refused(engine, 'command.stale', () =>
      decide(responseId, 'III', LEVELS['III']!.decides, { expectedSeq: seq - 1 }),
    );
    const before = await tasks(responseId, ['issued']);
    const shown = await preview(running, 'III');
    const done = await decide(responseId, 'III', LEVELS['III']!.decides, { expectedSeq: seq });
    expect(done).toMatchObject({ kind: 'raise', level: 'III' });
    await engine.settle();
    expect(await engine.row('response', responseId)).toMatchObject({
      ...{ level: 'III', state: 'active', data: { leads: LEVELS['III']!.decides } },
    });
    const after = await tasks(responseId, ['issued']);
    expect(after).toEqual([...before, ...lines(shown.recipients, 'issued')].sort());
    expect(lines(shown.recipients, 'withdrawn')).toEqual([]);
    expect(await engine.row('approval', done.approvalId)).toMatchObject({
      ...{ state: 'approved', post: LEVELS['III']!.decides },
      data: {
        ...{ kind: 'raise', proposedAs: LEVELS['III']!.decides },
        decision: { level: 'III', reason: '余震不断', spoken: null },
      },
    });
  });

  test('lowering takes back what was shown, once the decider has seen it', async () => {
    const { test: engine, people } = scene;
    const running = await people.started('III');
    const { responseId } = running;
    const shown = await preview(running, 'IV');
    expect(shown).toMatchObject({ kind: 'lower', post: LEVELS['III']!.decides });
    const withdrawn = lines(shown.recipients, 'withdrawn');
    expect(withdrawn.length).toBeGreaterThan(3);
    const problem = await refused(engine, 'decision.lowering-unconfirmed', () =>
      decide(responseId, 'IV', 'director'),
    );
    expect(problem.extras['withdraws']).toHaveLength(withdrawn.length);
    await decide(responseId, 'IV', 'director', { confirmWithdraw: true });
    await engine.settle();
    expect(await tasks(responseId, ['withdrawn'])).toEqual(withdrawn);
    const told = await engine.reader.find('informed', { responseId, occasion: 'lowered' });
    expect(shown.informed.map(({ post }) => post)).toEqual(told.map(({ post }) => post));
  });

  test('nothing is decided past what lies before somebody, nor on a response that has ended', async () => {
    const { test: engine, people } = scene;
    const running = await people.started('IV');
    const { responseId } = running;
    const pending = await engine.run(
      proposeAdjustment,
      { responseId, level: 'II', reason: '形势变化' },
      'office',
    );
    await refused(engine, 'response.pending-decision', () =>
      decide(responseId, 'III', LEVELS['III']!.decides),
    );
    await people.approve(pending.approvalId, LEVELS['II']!.decides);

    const end = await engine.run(proposeTermination, { responseId, reason: '结束' }, 'office');
    const open = await preview({ ...running, approvalId: end.approvalId }, null);
    expect(open).toMatchObject({ kind: 'termination', level: null, post: end.post });
    expect(open.unsettled.length).toBeGreaterThan(30);
    await people.settleAll(responseId);
    const settled = await preview({ ...running, approvalId: end.approvalId }, null);
    expect(settled.unsettled).toEqual([]);
    const before = await tasks(responseId, ['withdrawn']);
    await people.approve(end.approvalId, end.post);
    await engine.settle();
    const lapsed = lines(settled.recipients, 'withdrawn');
    expect(lapsed.length).toBeGreaterThan(0);
    expect(await tasks(responseId, ['withdrawn'])).toEqual([...before, ...lapsed].sort());
    await refused(engine, 'command.not-allowed', () => decide(responseId, 'I', 'director'));
  });
});
