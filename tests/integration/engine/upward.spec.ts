import { describe, expect, test } from '@jest/globals';
import { toMarkdown } from '#document';
import { dismissIncident, stabiliseIncident } from '#incident';
import { approve, proposeAdjustment, proposeTermination } from '#response';
import { planOf, type SentBy } from '#runtime';
import {
  answerApplication,
  applyForSupport,
  approveUpward,
  documentOf,
  draftUpward,
  dropUpward,
  enterUpward,
  owedUpward,
  refreshUpward,
  returnUpward,
  reviseUpward,
  sendUpward,
  submitUpward,
} from '#upward';
import { onEveryCombination } from './combined.ts';
import { HEJING, KORLA, LEVELS } from './people.ts';
import { refused } from './refused.ts';

const APPROVER = 'deputy-office-director';
const HOUR = 3600_000;

onEveryCombination((scene) => {
  const run: typeof scene.test.run = (command, input, by) => scene.test.run(command, input, by);
  const row = (id: string) => scene.test.row('upward', id);
  const draft = async (incidentId: string, kind: 'first' | 'follow-up' | 'verified', more: object = {}) =>
    (await run(draftUpward, { incidentId, kind, ...more }, 'office')).id;
  const approved = async (upwardId: string, by = APPROVER) => {
    await run(submitUpward, { upwardId }, 'office');
    await run(approveUpward, { upwardId }, by);
    return upwardId;
  };
  const sent = async (upwardId: string, more: { at?: number; channel?: SentBy } = {}) => {
    await run(sendUpward, { upwardId, channel: 'system', ...more }, 'duty-officer');
    return upwardId;
  };
  const loggedAndReported = async (figures: object = { dead: 2, missing: null }) => {
    const incidentId = await scene.people.log({ divisions: [HEJING, KORLA] });
    await scene.people.report(incidentId, figures as never);
    return incidentId;
  };
  const duties = (incidentId: string, clock: string) =>
    scene.test.reader.find('report_duty', { incidentId, clock }, { orderBy: 'id' });
  const owed = async (incidentId: string) => {
    const { plan } = planOf(scene.test.engine.plans, await scene.test.row('incident', incidentId));
    const rows = await scene.test.reader.find('upward', { incidentId }, { orderBy: 'id' });
    return owedUpward(plan, rows, await scene.test.reader.find('report_duty', { incidentId }));
  };
  const markdown = async (id: string, lang: 'zh' | 'en' = 'zh') => {
    const document = await row(id);
    const { plan } = planOf(scene.test.engine.plans, await scene.test.row('incident', document.incidentId));
    return toMarkdown(documentOf(plan, document, lang));
  };

  describe('reports to the region (4.1.2, 4.1.3)', () => {
    test('a first report is drafted, approved, sent and entered; its duty is fulfilled when it went', async () => {
      const { test: engine } = scene;
      const empty = await scene.people.log();
      await refused(engine, 'upward.nothing-reported', () => draft(empty, 'first'));
      const gone = await loggedAndReported();
      await run(dismissIncident, { incidentId: gone, reason: '误报' }, 'office');
      await refused(engine, 'upward.process-over', () => draft(gone, 'follow-up'));
      const incidentId = await loggedAndReported();
      const [duty] = await duties(incidentId, 'first-report-prefecture');
      expect(duty).toMatchObject({ state: 'due', dueAt: engine.clock.now() + 2 * HOUR });
      const upwardId = await draft(incidentId, 'first');
      await refused(engine, 'command.not-allowed', () => sent(upwardId));
      await run(submitUpward, { upwardId }, 'office');
      await refused(engine, 'decision.not-authorised', () => run(approveUpward, { upwardId }, 'office'));
      engine.clock.advance(60_000);
      await run(approveUpward, { upwardId }, APPROVER);
      expect((await row(upwardId)).data.number).toMatch(/^巴应急灾报〔2026〕\d+号$/);
      expect((await owed(incidentId)).duties).toMatchObject([
        { clock: 'first-report-prefecture', overdue: false },
      ]);

      await refused(engine, 'upward.time-too-early', () =>
        sent(upwardId, { at: engine.clock.now() - 60_000, channel: 'satellite-phone' }),
      );
      await refused(engine, 'upward.time-in-future', () => sent(upwardId, { at: engine.clock.now() + HOUR }));
      const at = engine.clock.now();
      engine.clock.advance(3 * HOUR);
      await sent(upwardId, { at, channel: 'satellite-phone' });
      const [fulfilled] = await duties(incidentId, 'first-report-prefecture');
      expect(fulfilled).toMatchObject({ state: 'submitted', data: { last: { upwardId, at, late: false } } });

      expect((await owed(incidentId)).unentered).toMatchObject([{ id: upwardId, sentAt: at }]);
      const enter = (more: object) =>
        run(enterUpward, { upwardId, reference: 'GJ-2026-0701', ...more }, 'duty-officer');
      await refused(engine, 'upward.reference-required', () => enter({ reference: ' ' }));
      await refused(engine, 'upward.time-in-future', () => enter({ at: engine.clock.now() + HOUR }));
      await refused(engine, 'upward.time-too-early', () => enter({ at: at - 1 }));
      await refused(engine, 'actor.forbidden', () =>
        run(enterUpward, { upwardId, reference: 'x' }, engine.as('county-reporter', { division: HEJING })),
      );
      await enter({ at: at + HOUR });
      expect(await row(upwardId)).toMatchObject({
        state: 'entered',
        data: { entered: { at: at + HOUR, reference: 'GJ-2026-0701', by: 'duty-officer' } },
      });
      expect((await owed(incidentId)).unentered).toEqual([]);
      await refused(engine, 'upward.first-sent', () => draft(incidentId, 'first'));
    });

    test('it keeps what was known when it was drafted: unknown is unknown, a part missing a least', async () => {
      const { test: engine } = scene;
      const incidentId = await loggedAndReported();
      const upwardId = await draft(incidentId, 'first');
      await scene.people.report(incidentId, { dead: 9 }, { division: KORLA });
      const kept = await row(upwardId);
      expect(kept.data.known.figures).toMatchObject({ dead: 2, missing: null, relocated: null });
      expect(kept.data.known.missingFrom['dead']).toEqual([KORLA]);
      const text = await markdown(upwardId);
      expect(text).toContain('死亡至少 2 人、失踪待核实');
      expect(text).toMatch(/\| 因灾失踪人口 \| 待核实 \| 库尔勒市、和静县 \|/);
      expect(text).not.toMatch(/[^\d]0 人/);
      // What means nothing in a flood is not unknown.
      expect(text).not.toContain('因旱');
      expect(await markdown(upwardId, 'en')).toContain('dead at least 2 people, missing unknown');
      await run(refreshUpward, { upwardId }, 'office');
      expect(await markdown(upwardId)).toContain('死亡11 人');
      await run(
        reviseUpward,
        { upwardId, title: { zh: '初报', en: null }, body: { zh: '改写', en: null } },
        'office',
      );
      expect(await markdown(upwardId, 'en')).toContain('改写');
      await approved(upwardId);
      await refused(engine, 'command.not-allowed', () => run(refreshUpward, { upwardId }, 'office'));
    });

    test('a verified report alone fulfils the verified duty; any report does a daily one', async () => {
      const { test: engine } = scene;
      const { incidentId } = await scene.people.started('IV');
      engine.clock.set(engine.clock.now() + 24 * HOUR);
      await engine.engine.sweep.run();
      await engine.settle();
      const [zero] = await duties(incidentId, 'zero-report-prefecture');
      expect(zero!.state).toBe('due');
      await sent(await approved(await draft(incidentId, 'follow-up')));
      expect((await duties(incidentId, 'zero-report-prefecture'))[0]).toMatchObject({
        state: 'submitted',
        data: { last: { cycle: zero!.cycle } },
      });
      expect((await duties(incidentId, 'first-report-prefecture'))[0]).toMatchObject({
        state: 'submitted',
        data: { last: { late: true } },
      });
      await scene.people.consulted(incidentId);
      await run(stabiliseIncident, { incidentId, reason: '会商认定' }, 'office');
      await sent(await approved(await draft(incidentId, 'follow-up')));
      expect((await duties(incidentId, 'verified-report-prefecture'))[0]!.state).toBe('due');
      await sent(await approved(await draft(incidentId, 'verified')));
      expect((await duties(incidentId, 'verified-report-prefecture'))[0]!.state).toBe('submitted');
    });

    test('a correction takes the place of what went, which stays and says so; a return and a drop need reasons', async () => {
      const { test: engine } = scene;
      const incidentId = await loggedAndReported();
      const old = await sent(await approved(await draft(incidentId, 'first')));
      await refused(engine, 'decision.reason-required', () =>
        draft(incidentId, 'first', { supersedes: old }),
      );
      await refused(engine, 'upward.supersedes-unknown', () =>
        draft(incidentId, 'follow-up', { supersedes: old, correction: '误' }),
      );
      const rival = await approved(
        await draft(incidentId, 'first', { supersedes: old, correction: '另一更正' }),
      );
      const fresh = await draft(incidentId, 'first', { supersedes: old, correction: '死亡人数有误' });
      await run(submitUpward, { upwardId: fresh }, 'office');
      await refused(engine, 'decision.reason-required', () =>
        run(returnUpward, { upwardId: fresh, reason: ' ' }, APPROVER),
      );
      await run(returnUpward, { upwardId: fresh, reason: '补充口径' }, APPROVER);
      expect((await row(fresh)).data.returnedFor).toBe('补充口径');
      await sent(await approved(fresh));
      expect(await row(old)).toMatchObject({ state: 'superseded', data: { supersededBy: fresh } });
      expect(await markdown(old)).toContain('**本件已被更正**');
      await refused(engine, 'upward.supersedes-unknown', () => sent(rival));
      await refused(engine, 'decision.reason-required', () =>
        run(dropUpward, { upwardId: rival, reason: '' }, 'office'),
      );
      await run(dropUpward, { upwardId: rival, reason: '重复' }, 'office');
      expect(await row(rival)).toMatchObject({ state: 'dropped', data: { droppedFor: '重复' } });
    });

    test('numbers run without gaps, an exercise has its own and says what it is', async () => {
      const serials = async (exercise: boolean) => {
        const incidentId = await scene.people.log({ exercise });
        await scene.people.report(incidentId, { dead: 1 });
        const id = await approved(await draft(incidentId, 'first'));
        return { id, number: (await row(id)).data.number! };
      };
      const [one, drill, two] = [await serials(false), await serials(true), await serials(false)];
      const serial = ({ number }: { number: string }) => Number(/(\d+)号$/.exec(number)![1]);
      expect(serial(two)).toBe(serial(one) + 1);
      expect(drill.number).toMatch(/^演练巴应急灾报/);
      expect(await markdown(drill.id)).toMatch(/^\*\*演练\*\*/);
    });
  });

  describe('the region is told of each start, change and end (5.1.3(15))', () => {
    test('a draft follows each of them and is owed until it goes or is given up', async () => {
      const { test: engine, people } = scene;
      const { incidentId, responseId } = await people.started('III');
      const notices = async () =>
        (await owed(incidentId)).notices.map(({ kind, state }) => `${kind} ${state}`);
      expect(await notices()).toEqual(['start drafted']);
      await refused(engine, 'upward.notice-by-itself', () =>
        run(draftUpward, { incidentId, kind: 'start' }, 'office'),
      );
      const lower = { responseId, level: 'IV', reason: '好转' };
      const { approvalId } = await run(proposeAdjustment, lower, 'office');
      await run(approve, { approvalId, confirmWithdraw: true }, LEVELS['III']!.decides);
      expect(await notices()).toEqual(['start drafted', 'change drafted']);
      const [start, change] = await engine.reader.find('upward', { incidentId }, { orderBy: 'id' });
      expect(start!.data.title.zh).toBe('关于洪水启动三级响应的报告');
      expect(change!.data.body.zh).toContain('由三级响应调整为四级响应');
      expect(change!.data).toMatchObject({ draftedBy: null, about: { from: 'III', level: 'IV' } });
      await sent(await approved(start!.id));
      await run(dropUpward, { upwardId: change!.id, reason: '并入终止报告' }, 'office');
      expect(await notices()).toEqual([]);
      await people.settleAll(responseId);
      const end = await run(proposeTermination, { responseId, reason: '结束' }, 'office');
      await run(approve, { approvalId: end.approvalId }, LEVELS['IV']!.decides);
      expect(await notices()).toEqual(['end drafted']);
      const last = (await engine.reader.find('upward', { incidentId }, { orderBy: 'id' })).at(-1)!;
      expect(last.data.body.zh).toContain('四级响应已终止');
      await engine.settle();
      // Whatever goes up after the end does not say that nothing was started.
      const { data } = await row(await draft(incidentId, 'follow-up'));
      expect(data.body.zh).toContain('四级响应已终止');
      expect(data.known.responseLevel).toBeNull();
    });
  });

  describe('the application to the region for support (5.1.3, 5.2.3)', () => {
    const ITEMS = [
      { kind: 'materials', what: '帐篷', quantity: 2000, unit: '顶', reason: '安置缺口' },
      { kind: 'funds', what: '救灾资金', quantity: 500, unit: '万元', reason: '应急支出' },
    ];
    const apply = (incidentId: string, items = ITEMS) =>
      run(applyForSupport, { incidentId, items }, 'office');

    test('the plan applies at levels I and II only, by the post that leads, and each item is in order', async () => {
      const { test: engine, people } = scene;
      const low = await people.started('III');
      await refused(engine, 'support.level-not-asked', () => apply(low.incidentId));
      const { incidentId } = await people.started('II');
      await refused(engine, 'support.items-invalid', () => apply(incidentId, []));
      const bad = await refused(engine, 'support.items-invalid', () =>
        apply(incidentId, [{ kind: 'ships', what: ' ', quantity: 0, unit: '艘', reason: '无' }]),
      );
      expect(bad.extras.faults!.map(({ at }) => at)).toEqual([
        '/items/0/kind',
        '/items/0/quantity',
        '/items/0/what',
      ]);
      const { id, post } = await apply(incidentId);
      expect(post).toBe('deputy-director');
      await run(submitUpward, { upwardId: id }, 'office');
      await refused(engine, 'decision.not-authorised', () => run(approveUpward, { upwardId: id }, APPROVER));
      await run(approveUpward, { upwardId: id }, 'director');
      expect((await row(id)).data.number).toMatch(/^巴减灾请〔2026〕\d+号$/);
    });

    test('it is tracked to its answer, item by item', async () => {
      const { test: engine, people } = scene;
      const { incidentId } = await people.started('I');
      const { id } = await apply(incidentId);
      const answer = (grants: { item: number; granted: number; note?: string }[], more: object = {}) =>
        run(
          answerApplication,
          { upwardId: id, grants, document: '新减灾函〔2026〕9号', ...more },
          'duty-officer',
        );
      await approved(id, 'director');
      await refused(engine, 'command.not-allowed', () => answer([{ item: 1, granted: 1 }]));
      await sent(id, { channel: 'document' });
      await refused(engine, 'upward.not-for-kind', () =>
        run(enterUpward, { upwardId: id, reference: 'x' }, 'duty-officer'),
      );
      expect((await owed(incidentId)).unanswered).toMatchObject([{ id, items: [1, 2] }]);
      await refused(engine, 'support.grants-invalid', () => answer([]));
      await refused(engine, 'support.grants-invalid', () => answer([{ item: 3, granted: 1 }]));
      await refused(engine, 'upward.time-too-early', () =>
        answer([{ item: 1, granted: 1 }], { at: engine.clock.now() - 1 }),
      );
      expect(await answer([{ item: 1, granted: 1200, note: '余数由中央调拨' }])).toMatchObject({
        state: 'sent',
        unanswered: 1,
      });
      await refused(engine, 'support.grants-invalid', () => answer([{ item: 1, granted: 1 }]));
      expect((await owed(incidentId)).unanswered).toMatchObject([{ items: [2] }]);
      expect(await answer([{ item: 2, granted: 0 }])).toMatchObject({ state: 'answered', unanswered: 0 });
      const text = await markdown(id);
      expect(text).toMatch(/帐篷 \| 2000 顶 \| 安置缺口 \| 部分支持 \| 1200 顶 \|.*余数由中央调拨/);
      expect(text).toMatch(/救灾资金 \| 500 万元 \| 应急支出 \| 不予支持 \| 0 万元/);
      expect((await engine.reader.facts({ streamId: id })).map(({ fact }) => fact).slice(-2)).toEqual([
        'upward.answered-in-part',
        'upward.answered',
      ]);
      const follow = await sent(await approved(await draft(incidentId, 'follow-up')));
      await refused(engine, 'upward.not-for-kind', () =>
        run(answerApplication, { upwardId: follow, grants: [{ item: 1, granted: 1 }] }, 'duty-officer'),
      );
    });
  });
});
