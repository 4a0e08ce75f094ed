import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { toHtml, toMarkdown } from '#document';
import { replay, type Stage } from '#replay';
import { CALLS, proposeTermination } from '#response';
import {
  carryOutPlanProposal,
  closeReview,
  noteFinding,
  openReview,
  PLAN_PROPOSAL_ANSWERS,
  proposePlanChange,
  type Review,
  reopenReview,
  reviewDocument,
  reviewOf,
} from '#review';
import { type Plans, planOf } from '#runtime';
import { deploy } from '../../support/combinations.ts';
import { onEveryCombination } from './combined.ts';
import { LEVELS } from './people.ts';
import { refused } from './refused.ts';

const scenario = fileURLToPath(
  new URL('workflows/scenarios/flood-2005-lowered-and-ended.yaml', import.meta.resolve('#root/package.json')),
);

describe.each(['sqlite', 'postgres'] as const)(
  'the review of the floods of 2005, on %s (8.3.1)',
  (database) => {
    let review: Review;
    let plans: Plans;
    let text: Record<'zh' | 'en', string>;

    test('is read from the record at the end of the scenario', async () => {
      const deployment = await deploy(database, 'in-process');
      try {
        const observe = async ({ engine, clock }: Stage, incidentId: string) => {
          plans = engine.plans;
          review = await reviewOf(engine.reader, plans, incidentId, clock.now());
          const [incident] = await engine.reader.get('incident', [incidentId]);
          const { plan } = planOf(plans, incident!);
          const written = (lang: 'zh' | 'en') => toMarkdown(reviewDocument(plan, review, lang));
          text = { zh: written('zh'), en: written('en') };
        };
        const { failures } = await replay(scenario, { ...deployment.options(), observe });
        expect(failures).toEqual([]);
      } finally {
        await deployment.drop();
      }
    }, 60_000);

    test('tells every clock that was kept, came late or never came, and by how much', () => {
      const first = review.clocks.filter(({ what }) => what.en.startsWith('First report'));
      expect(first.map(({ who, outcome, lateMs }) => [who, outcome, lateMs])).toEqual([
        // The county reported six hours after the event, the prefecture an hour after that report.
        ['division:652827', 'late', 4 * 3600_000],
        ['agency:emergency-management', 'kept', 0],
      ]);
      const zero = review.clocks.filter(({ who, what }) => who === 'division:652827' && /zero/.test(what.en));
      expect(zero.map(({ outcome }) => outcome)).toEqual(['missed', 'missed', 'missed', 'missed', 'ended']);
      expect(zero.map(({ dueAt }) => new Date(dueAt).toISOString())).toEqual(
        [10, 11, 12, 13, 14].map((day) => `2026-08-${day}T01:00:00.000Z`),
      );
      // All 90 agencies were reminded before they acknowledged: half an hour after the issue, due within a quarter.
      const acknowledged = review.clocks.filter(
        ({ kind, doneAt }) => kind === 'acknowledge' && doneAt !== null,
      );
      const late = acknowledged.filter(({ outcome, lateMs }) => outcome === 'late' && lateMs === 15 * 60_000);
      expect(late).toHaveLength(90);
      const total = Object.values(review.clockCounts).flatMap((counts) => Object.values(counts));
      expect(total.reduce((sum, each) => sum + each)).toBe(review.clocks.length);
      expect(review.clocks.some(({ outcome }) => outcome === 'running' || outcome === 'ended')).toBe(true);
    });

    test('tells every decision with the levels called for, proposed and decided, and what was known', () => {
      const lines = review.decisions.map(({ kind, recommended, proposed, decided, post, direct }) => ({
        kind,
        levels: [recommended, proposed, decided],
        post,
        direct,
      }));
      expect(lines).toEqual([
        { kind: 'activation', levels: ['I', null, 'I'], post: 'party-committee-government', direct: true },
        { kind: 'lower', levels: ['I', 'III', 'III'], post: 'director', direct: false },
        { kind: 'stable', levels: ['I', null, null], post: 'office', direct: false },
        { kind: 'termination', levels: ['I', null, null], post: 'director', direct: false },
      ]);
      // The lowering lay before the director from 09:40 to 10:05.
      expect(review.decisions.map(({ tookMs }) => tookMs)).toEqual([null, 25 * 60_000, null, 3600_000]);
      const [start] = review.decisions;
      expect(start!.known.figures).toMatchObject({
        dead: 4,
        collapsedRooms: 11400,
        severelyDamagedRooms: null,
      });
      expect(start!.known.missing['severelyDamagedRooms']).toEqual(['652827']);
      expect(start!.known.journalSeq).toBeLessThan(start!.seq);
    });

    test('is a document in Chinese and in English, printable, in which unknown is unknown', () => {
      expect(text.zh).toMatch(/^# 复盘：暴雨洪水\n/);
      expect(text.zh).toContain('测算 一级响应，建议 三级响应，决定 三级响应');
      expect(text.zh).toContain('严重损坏房屋间数 待核实');
      expect(text.zh).toMatch(
        /\| 灾情报告 \| 县市每日零报告 \| 和静县 \| 2026-08-10 09:00 \| — \| 未做 \| — \|/,
      );
      expect(text.zh).toMatch(/\| 灾情报告 \| 县市初报 \| 和静县 \| .* \| 迟到 \| 4 小时 \|/);
      expect(text.zh).toMatch(
        /\| 4\.1\.6 \| 写明零报告由乡镇代报的情形 \| .* \| 和静县应急管理局 \| 采纳 \| — \|/,
      );
      expect(text.zh).toMatch(
        /\| 启动响应的报告 \| 巴应急灾报〔2026〕2号 \| 已报 \| .* \| 2026-08-09 12:50 \| — \|/,
      );
      expect(text.zh).toMatch(/\| 调整响应级别的报告 \| — \| 放弃 \| .* \| — \| — \|/);
      expect(text.zh).toContain('州党委、州政府：未确认知悉 降低级别');
      expect(text.zh).toContain('理由：洪水消退，群众返家');
      expect(text.zh).toMatch(/\| 2026-08-09 13:00 \| \d+ \| 签收 ×90 \|/);
      expect(text.en).toContain(
        'called for Level I response, proposed Level III response, decided Level III response',
      );
      expect(text.en).toMatch(/\| Reports \| First report of the county \| .* \| late \| 4 h \|/);
      const page = toHtml('复盘', 'zh', []);
      expect(page).toContain('@media print');
    });
  },
);

onEveryCombination((scene) => {
  const read = async (incidentId: string) => {
    const { engine, clock } = scene.test;
    return reviewOf(engine.reader, engine.plans, incidentId, clock.now());
  };
  /** A response of level IV that has come to its end, with its review open. */
  const ended = async () => {
    const { test: engine, people } = scene;
    const running = await people.started('IV');
    await people.settleAll(running.responseId);
    const end = await engine.run(
      proposeTermination,
      { responseId: running.responseId, reason: '结束' },
      'office',
    );
    await people.approve(end.approvalId, LEVELS['IV']!.decides);
    await engine.settle();
    return running;
  };
  const opened = async () => {
    const { incidentId } = await ended();
    const { id: reviewId } = await scene.test.run(openReview, { incidentId }, 'office');
    return { incidentId, reviewId };
  };

  describe('keeping a review (8.3.1)', () => {
    test('it is opened once, after the end; before that it reads as how things stand', async () => {
      const { test: engine, people } = scene;
      const { incidentId } = await people.started('IV');
      await refused(engine, 'review.not-ended', () => engine.run(openReview, { incidentId }, 'office'));
      expect(await read(incidentId)).toMatchObject({ preliminary: true, review: null });
      const done = await opened();
      await refused(engine, 'review.opened-already', () =>
        engine.run(openReview, { incidentId: done.incidentId }, 'office'),
      );
      expect(await read(done.incidentId)).toMatchObject({ preliminary: false, review: { state: 'open' } });
    });

    test('findings and proposals name clauses that there are, and stand with it', async () => {
      const { test: engine } = scene;
      const { incidentId, reviewId } = await opened();
      const note = (more: object = {}, by = 'office') =>
        engine.run(noteFinding, { reviewId, kind: 'problem', words: '补签拖延', ...more }, by);
      await refused(engine, 'actor.forbidden', () => note({}, 'duty-officer'));
      await refused(engine, 'decision.reason-required', () => note({ words: ' ' }));
      await refused(engine, 'review.clause-unknown', () => note({ clause: '5.9' }));
      const { findingId } = await note({ clause: '5.3.2' });
      const propose = (more: object = {}) =>
        engine.run(
          proposePlanChange,
          { reviewId, clause: '5.3.2', what: '定时限', why: '拖延', ...more },
          'office',
        );
      await refused(engine, 'review.clause-unknown', () => propose({ clause: ' ' }));
      await refused(engine, 'review.finding-unknown', () => propose({ findingId: 'x' }));
      const { id: proposalId } = await propose({ findingId, onBehalfOf: '专家组' });
      const { accept, reject, reconsider } = PLAN_PROPOSAL_ANSWERS;
      const head = 'deputy-director-bureau-head';
      await refused(engine, 'decision.not-authorised', () => engine.run(accept, { proposalId }, 'office'));
      await refused(engine, 'decision.reason-required', () => engine.run(reject, { proposalId }, head));
      await engine.run(reject, { proposalId, reason: '已有规定' }, head);
      await engine.run(reconsider, { proposalId, reason: '规定未落实' }, head);
      expect((await engine.row('plan_proposal', proposalId)).data.answer).toBeNull();
      await engine.run(accept, { proposalId }, 'director');
      const carry = (version: string) => engine.run(carryOutPlanProposal, { proposalId, version }, 'office');
      await refused(engine, 'plan.unknown', () => carry('2027-01-01'));
      await refused(engine, 'plan-proposal.version-not-later', () => carry('2025-06-12'));
      const { findings, proposals } = await read(incidentId);
      expect(findings).toMatchObject([{ id: findingId, clause: '5.3.2', words: '补签拖延' }]);
      expect(proposals).toMatchObject([
        { state: 'accepted', data: { findingId, onBehalfOf: '专家组', answer: { post: 'director' } } },
      ]);
    });

    test('closing is recorded with who took part; what comes after it is not in it, unless it is reopened', async () => {
      const { test: engine } = scene;
      const { incidentId, reviewId } = await opened();
      const close = (more: object = {}) =>
        engine.run(closeReview, { reviewId, conclusion: '总体及时', ...more }, 'office');
      await refused(engine, 'review.incomplete', () => close());
      await refused(engine, 'review.incomplete', () => close({ participants: ['专家'], conclusion: ' ' }));
      engine.clock.advance(60_000);
      await close({ participants: ['专家', '水利局'] });
      const closed = await read(incidentId);
      expect(closed).toMatchObject({
        at: engine.clock.now(),
        review: { state: 'closed', closedBy: 'office', participants: ['专家', '水利局'] },
      });
      expect(closed.timeline.at(-1)).toMatchObject({
        fact: 'review.closed',
        reason: '总体及时',
        cite: '8.3.1',
      });
      engine.clock.advance(3600_000 * 24 * 9);
      await engine.engine.sweep.run();
      await engine.settle();
      expect(await read(incidentId)).toEqual(closed);
      await refused(engine, 'command.not-allowed', () =>
        engine.run(noteFinding, { reviewId, kind: 'strength', words: '好' }, 'office'),
      );
      await refused(engine, 'review.closed', () =>
        engine.run(proposePlanChange, { reviewId, clause: '5.7', what: '改', why: '因' }, 'office'),
      );
      await refused(engine, 'decision.reason-required', () =>
        engine.run(reopenReview, { reviewId, reason: '' }, 'office'),
      );
      await engine.run(reopenReview, { reviewId, reason: '补充' }, 'office');
      const again = await read(incidentId);
      expect(again.throughSeq).toBeGreaterThan(closed.throughSeq);
      expect(again.review).toMatchObject({ state: 'open', closedAt: null });
    });

    test('who was not reached is named until he is', async () => {
      const { test: engine, people } = scene;
      const { incidentId, responseId } = await people.started('IV');
      const post = 'deputy-director-bureau-head';
      const call = (outcome: 'no-answer' | 'reached') =>
        engine.run(
          CALLS[outcome],
          { responseId, recipient: `post:${post}`, spokenWith: '本人' },
          'duty-officer',
        );
      await call('no-answer');
      await call('no-answer');
      expect((await read(incidentId)).unreached).toMatchObject([
        { kind: 'not-informed', who: `post:${post}`, about: 'activated', times: 1 },
        { kind: 'no-answer', who: `post:${post}`, times: 2 },
      ]);
      await call('reached');
      expect((await read(incidentId)).unreached).toEqual([]);
    });

    test('an exercise says what it is', async () => {
      const { test: engine, people } = scene;
      const incidentId = await people.log({ exercise: true });
      const review = await read(incidentId);
      const { plan } = planOf(engine.engine.plans, await engine.row('incident', incidentId));
      expect(toMarkdown(reviewDocument(plan, review, 'zh'))).toMatch(/^\*\*演练\*\*/);
      expect(toMarkdown(reviewDocument(plan, review, 'en'))).toMatch(/^\*\*EXERCISE\*\*/);
    });
  });
});
