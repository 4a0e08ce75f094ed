import { expect, test } from '@jest/globals';
import { toMarkdown } from '#document';
import { gatherMatters } from '#duty';
import { recordDelegation } from '#identity';
import { planOf, type UpwardRow } from '#runtime';
import {
  type ApproveUpward,
  answerApplication,
  applyForSupport,
  approveUpward,
  documentOf,
  draftUpward,
  dropUpward,
  enterUpward,
  refreshUpward,
  sendUpward,
  signUpward,
  submitUpward,
} from '#upward';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

const APPROVER = 'deputy-office-director';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

onEveryCombination((scene) => {
  const run: typeof scene.test.run = (command, input, by) => scene.test.run(command, input, by);
  const row = (id: string) => scene.test.row('upward', id);
  const facts = async (streamId: string) =>
    (await scene.test.reader.facts({ streamId })).map(({ fact }) => fact.replace('upward.', ''));
  const sweep = async () => {
    await scene.test.engine.sweep.run();
    await scene.test.engine.sweep.run();
  };
  const owed = async (id: string) => {
    const { matters } = await gatherMatters(scene.test.reader.find.bind(scene.test.reader), 'post:office', 0);
    return matters.filter((matter) => matter.kind === 'signature' && matter.id === id);
  };
  const markdown = async (id: string) => {
    const document: UpwardRow = await row(id);
    const { plan } = planOf(scene.test.engine.plans, await scene.test.row('incident', document.incidentId));
    return toMarkdown(documentOf(plan, document, 'zh', '带班领导甲'));
  };

  /** A first report that lies before its post, with a call about it; the clock has gone on since. */
  const submitted = async (given: { incidentId?: string } = {}) => {
    const incidentId = given.incidentId ?? (await scene.people.log());
    await scene.people.report(incidentId, { dead: 2, missing: null });
    const { id } = await run(draftUpward, { incidentId, kind: 'first' }, 'office');
    await run(submitUpward, { upwardId: id }, 'office');
    return calledAbout(id, APPROVER, incidentId);
  };
  const calledAbout = async (upwardId: string, post: string, incidentId: string) => {
    const calledAt = scene.test.clock.now();
    scene.test.clock.advance(10 * MINUTE);
    const call = { post, caller: '王主任', calledAt, readBack: true, witness: await scene.test.witness() };
    const record = (change: object = {}, by = 'duty-officer', more: Partial<ApproveUpward> = {}) =>
      run(approveUpward, { upwardId, spoken: { ...call, ...change }, ...more }, by);
    return { incidentId, upwardId, calledAt, call, record };
  };

  test('a report approved by telephone goes up at once, from when it was spoken, and is signed later (4.1.2)', async () => {
    const { test: engine } = scene;
    const { incidentId, upwardId, calledAt, call, record } = await submitted();
    expect(await record()).toMatchObject({
      state: 'approved',
      number: expect.stringMatching(/^巴应急灾报〔2026〕\d+号$/),
    });
    const { witness: witnessAccount, post, ...spoken } = call;
    expect(await row(upwardId)).toMatchObject({
      context: { signature: 'awaiting' },
      data: {
        approval: { post, byAccount: 'duty-officer', at: calledAt, spoken: { ...spoken, witnessAccount } },
      },
    });
    const [fact] = await engine.reader.facts({ streamId: upwardId, fact: 'upward.approved' });
    expect(fact).toMatchObject({
      actor: { id: 'duty-officer', onBehalfOf: APPROVER },
      data: { approval: { at: calledAt }, signBy: calledAt + DAY },
    });
    expect(await markdown(upwardId)).toMatch(
      /电话签发：.+（通话人王主任，已复诵，见证人带班领导甲）\n- 补签：待补签/,
    );
    await refused(engine, 'command.not-allowed', () => run(refreshUpward, { upwardId }, 'office'));
    expect(await owed(upwardId)).toMatchObject([{ words: { zh: expect.stringContaining('待补签') } }]);

    // It went before the call was written down, and not before it was made.
    const send = (at: number) =>
      run(sendUpward, { upwardId, channel: 'satellite-phone', at }, 'duty-officer');
    await refused(engine, 'upward.time-too-early', () => send(calledAt - 1));
    await send(calledAt + MINUTE);
    const [duty] = await engine.reader.find('report_duty', { incidentId, clock: 'first-report-prefecture' });
    expect(duty).toMatchObject({ state: 'submitted', data: { last: { upwardId, late: false } } });
    await run(enterUpward, { upwardId, reference: 'GJ-1' }, 'duty-officer');

    await refused(engine, 'decision.not-authorised', () => run(signUpward, { upwardId }, 'duty-officer'));
    await refused(engine, 'command.stale', () => run(signUpward, { upwardId, expectedSeq: 1 }, APPROVER));
    await run(signUpward, { upwardId }, APPROVER);
    expect(await row(upwardId)).toMatchObject({
      ...{ state: 'entered', context: { signature: 'signed' } },
      data: { signed: { post: APPROVER, byAccount: APPROVER, at: engine.clock.now() } },
    });
    expect(await markdown(upwardId)).not.toContain('待补签');
    expect(await owed(upwardId)).toEqual([]);
    await refused(engine, 'command.not-allowed', () => run(signUpward, { upwardId }, APPROVER));
    engine.clock.advance(2 * DAY);
    await sweep();
    expect(await facts(upwardId)).toEqual(['drafted', 'submitted', 'approved', 'sent', 'entered', 'signed']);
  });

  test('no call counts without a read-back, a caller, a witness, a time that has come, or authority', async () => {
    const { test: engine } = scene;
    const { upwardId, calledAt, record } = await submitted();
    await refused(engine, 'decision.spoken-incomplete', () => record({ readBack: false }));
    await refused(engine, 'decision.spoken-incomplete', () => record({ caller: ' ' }));
    await refused(engine, 'decision.witness-invalid', () => record({ witness: '' }));
    // Whoever writes it down is no witness of it, nor is somebody who may not be one.
    await refused(engine, 'decision.witness-invalid', () => record({ witness: 'duty-officer' }));
    await refused(engine, 'decision.spoken-in-future', () => record({ calledAt: calledAt + DAY }));
    await refused(engine, 'decision.not-authorised', () => record({ post: 'shift-leader' }));
    await refused(engine, 'actor.forbidden', () => record({}, 'agency-member'));
    await refused(engine, 'command.stale', () => record({}, 'duty-officer', { expectedSeq: 1 }));
    await refused(engine, 'decision.not-authorised', () => run(approveUpward, { upwardId }, 'duty-officer'));
    expect(await row(upwardId)).toMatchObject({ state: 'submitted', data: { number: null, approval: null } });
    await record();
    await refused(engine, 'command.not-allowed', () => record());
  });

  test('a post above may speak, or one that is deputised; a fast watch dates no approval ahead', async () => {
    const { test: engine } = scene;
    const above = await submitted();
    const now = engine.clock.now();
    await above.record({ post: 'director', calledAt: now + 2 * MINUTE });
    expect((await row(above.upwardId)).data.approval).toMatchObject({ post: 'director', at: now });
    // What was said of the time stays as it was said.
    expect((await row(above.upwardId)).data.approval!.spoken!.calledAt).toBe(now + 2 * MINUTE);
    await run(sendUpward, { upwardId: above.upwardId, channel: 'fax' }, 'duty-officer');

    const lent = await submitted();
    await refused(engine, 'decision.not-authorised', () => lent.record({ post: 'office' }));
    const terms = {
      fromPost: APPROVER,
      toPost: 'office',
      scope: 'decide' as const,
      levels: null,
      document: '授权书9号',
    };
    const span = { validFrom: engine.clock.now() - HOUR, validUntil: engine.clock.now() + HOUR };
    const { id: delegationId } = await run(recordDelegation, { ...terms, ...span }, APPROVER);
    await lent.record({ post: 'office' });
    expect((await row(lent.upwardId)).data.approval).toMatchObject({ post: APPROVER, delegationId });
  });

  test('a signature that is owed is missed once and may follow late; giving the document up ends its clock', async () => {
    const { test: engine } = scene;
    const late = await submitted();
    await late.record();
    await run(sendUpward, { upwardId: late.upwardId, channel: 'system' }, 'duty-officer');
    const given = await submitted();
    await given.record();
    await run(dropUpward, { upwardId: given.upwardId, reason: '另行报告' }, 'office');
    expect(await row(given.upwardId)).toMatchObject({ context: { signature: 'lapsed' } });
    expect(await markdown(given.upwardId)).toContain('补签：未补签');
    expect(await owed(given.upwardId)).toEqual([]);
    await refused(engine, 'command.not-allowed', () =>
      run(signUpward, { upwardId: given.upwardId }, APPROVER),
    );

    engine.clock.set(late.calledAt + DAY - 1);
    await sweep();
    expect(await facts(late.upwardId)).not.toContain('signature-passed');
    engine.clock.advance(1);
    await sweep();
    engine.clock.advance(DAY);
    await sweep();
    expect((await facts(late.upwardId)).filter((fact) => fact === 'signature-passed')).toHaveLength(1);
    expect(await facts(given.upwardId)).not.toContain('signature-passed');
    expect(await owed(late.upwardId)).toHaveLength(1);
    await run(signUpward, { upwardId: late.upwardId }, 'director');
    expect(await row(late.upwardId)).toMatchObject({
      ...{ state: 'sent', context: { signature: 'signed' } },
      data: { signed: { post: 'director' } },
    });
  });

  test('an application that was answered and a report that was corrected can still be signed (5.1.3)', async () => {
    const { test: engine } = scene;
    const { incidentId } = await scene.people.started('I');
    const items = [{ kind: 'materials', what: '帐篷', quantity: 10, unit: '顶', reason: '缺口' }];
    const { id: upwardId } = await run(applyForSupport, { incidentId, items }, 'office');
    await run(submitUpward, { upwardId }, 'office');
    const { record } = await calledAbout(upwardId, 'director', incidentId);
    // What commits the prefecture is no lower post's, by telephone neither.
    await refused(engine, 'decision.not-authorised', () => record({ post: APPROVER }));
    expect((await record()).number).toMatch(/^巴减灾请〔2026〕\d+号$/);
    await run(sendUpward, { upwardId, channel: 'document' }, 'duty-officer');
    const grants = [{ item: 1, granted: 10 }];
    await run(answerApplication, { upwardId, grants }, 'duty-officer');
    await run(signUpward, { upwardId }, 'director');
    expect(await row(upwardId)).toMatchObject({ state: 'answered', context: { signature: 'signed' } });

    const old = await submitted();
    await old.record();
    await run(sendUpward, { upwardId: old.upwardId, channel: 'fax' }, 'duty-officer');
    const correction = { supersedes: old.upwardId, correction: '死亡人数有误' };
    const { id: fresh } = await run(
      draftUpward,
      { incidentId: old.incidentId, kind: 'first', ...correction },
      'office',
    );
    await run(submitUpward, { upwardId: fresh }, 'office');
    await run(approveUpward, { upwardId: fresh }, APPROVER);
    await run(sendUpward, { upwardId: fresh, channel: 'fax' }, 'duty-officer');
    await run(signUpward, { upwardId: old.upwardId }, APPROVER);
    expect(await row(old.upwardId)).toMatchObject({ state: 'superseded', context: { signature: 'signed' } });
    expect(await row(fresh)).toMatchObject({ context: { signature: 'none' } });
  });
});
