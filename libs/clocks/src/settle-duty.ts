import { requireAgency } from '#identity';
import { Problem } from '#kernel';
import { type Command, expectSeq, planOf, requireCapability, type Session } from '#runtime';
import { dutyFact } from './follow-duties.ts';
import { submitRound } from './fulfil-duty.ts';

export interface SettleDuty {
  dutyId: string;
  expectedSeq?: number;
}

interface Settled {
  seq: number;
  state: string;
}

async function caseOf(session: Session, { dutyId, expectedSeq }: SettleDuty) {
  const duty = await session.require('report_duty', dutyId);
  expectSeq('report_duty', duty, expectedSeq);
  const incident = await session.require('incident', duty.incidentId);
  return { duty, plan: planOf(session.plans, incident).plan };
}

/** The office says, with a reason, that this report need not come: for all rounds of the duty. */
export const waiveDuty: Command<SettleDuty & { reason: string }, Settled> = {
  name: 'waive-duty',
  refs: ({ dutyId }) => [{ table: 'report_duty', id: dutyId }],
  async handle(session, input) {
    const { duty, plan } = await caseOf(session, input);
    requireCapability(session.actor, plan, 'propose');
    if (!input.reason.trim()) throw new Problem('duty.reason-required');
    const next = await session.send(
      'report_duty',
      duty,
      { type: 'WAIVE' },
      { data: dutyFact(duty), reason: input.reason },
    );
    return { seq: next.seq, state: next.state };
  },
};

/**
 * Notes that a report went which is no county report in this system: the prefecture's own to the region, or one
 * straight to the region and the ministry. Refuses `duty.needs-report` where the county's report itself is awaited.
 */
export const submitDuty: Command<SettleDuty & { at?: number; note: string }, Settled & { late: boolean }> = {
  name: 'submit-duty',
  refs: ({ dutyId }) => [{ table: 'report_duty', id: dutyId }],
  async handle(session, input) {
    const { duty, plan } = await caseOf(session, input);
    const rule = plan.clocks.find(({ key }) => key === duty.clock);
    if (!rule) throw new Problem('duty.clock-gone', { clock: duty.clock });
    const onBehalfOf = requireSubject(session, plan, duty.subject);
    if (duty.subject.startsWith('division:') && rule.report !== 'direct')
      throw new Problem('duty.needs-report', { titleZh: rule.title.zh, titleEn: rule.title.en });
    const at = input.at ?? session.now;
    if (at > session.now) throw new Problem('duty.time-in-future');
    const sent = { reportId: null, at, by: session.actor.id, onBehalfOf, note: input.note };
    const next = await submitRound(session, rule, duty, sent);
    return { seq: next.seq, state: next.state, late: next.data.last!.late };
  },
};

/** Whoever owes it, or the duty room for them. A post's own duty is noted by whoever may log. */
function requireSubject(
  session: Session,
  plan: Parameters<typeof requireCapability>[1],
  subject: string,
): string | null {
  if (!subject.startsWith('post:')) return requireAgency(session.actor, subject, plan).onBehalfOf ?? null;
  requireCapability(session.actor, plan, 'log');
  return null;
}
