import { beforeAll, expect, test } from '@jest/globals';
import type { Plan } from '#plan';
import type { Actor } from '#runtime';
import { Desk, plansOf } from '../../../../tests/paths/session.ts';
import { BAYINGOLIN, bayingolin } from '../../../../tests/plan/plans.ts';
import { logIncident } from '../../../incident/src/log-incident.ts';
import { carryOutPlanProposal, PLAN_PROPOSAL_ANSWERS, proposePlanChange } from './plan-proposals.ts';
import { openReview } from './review-steps.ts';

const by = (post: string): Actor => ({ id: post, name: post, posts: [{ post }] });
const NOW = Date.parse('2025-07-01T12:00:00+08:00');

let plan: Plan;
beforeAll(async () => {
  plan = await bayingolin();
});

test('an accepted proposal is carried out by a later version of the plan, and by that alone (8.3.1)', async () => {
  // These plans answer for whatever version is asked for, as a library that holds the later one would.
  const desk = new Desk(plansOf(plan), NOW);
  const logged = { plan: BAYINGOLIN, hazard: 'flood', title: '洪水', occurredAt: NOW, divisions: ['652801'] };
  const { id: incidentId } = await desk.run(by('duty-officer'), (s) => logIncident.handle(s, logged));
  // A process without a response ends when its file is closed.
  await desk.run(by('office'), async (session) => {
    const incident = await session.require('incident', incidentId);
    const confirmed = await session.send('incident', incident, { type: 'CONFIRM' });
    await session.send('incident', confirmed, { type: 'CLOSE' });
  });
  const { id: reviewId } = await desk.run(by('office'), (s) => openReview.handle(s, { incidentId }));
  const change = { reviewId, clause: '4.1.6', what: '改', why: '因' };
  const { id: proposalId } = await desk.run(by('office'), (s) => proposePlanChange.handle(s, change));
  const carry = (version: string) =>
    desk.run(by('office'), (s) => carryOutPlanProposal.handle(s, { proposalId, version }));

  await expect(carry('2027-01-01')).rejects.toMatchObject({ code: 'command.not-allowed' });
  await desk.run(by('director'), (s) => PLAN_PROPOSAL_ANSWERS.accept.handle(s, { proposalId }));
  for (const version of ['2025-06-12', '2021-01-01'])
    await expect(carry(version)).rejects.toMatchObject({ code: 'plan-proposal.version-not-later' });
  await expect(
    desk.run(by('duty-officer'), (s) =>
      carryOutPlanProposal.handle(s, { proposalId, version: '2027-01-01' }),
    ),
  ).rejects.toMatchObject({ code: 'actor.forbidden' });
  await carry('2027-01-01');
  expect(await desk.group.get('plan_proposal', proposalId)).toMatchObject({
    state: 'carriedOut',
    data: { carriedOut: { version: '2027-01-01', by: 'office', at: NOW } },
  });
});
