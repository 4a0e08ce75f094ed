import { type ClockRule, nextRound } from '#plan';
import type { DutySubmission, ReportDutyRow, ReportRow, Session, UpwardRow } from '#runtime';
import { dutyFact } from './follow-duties.ts';

/** Whether a report of the division that owes it is what the duty's present round waits for (4.1.3, 4.1.6). */
export function fulfils(rule: ClockRule, duty: ReportDutyRow, report: ReportRow): boolean {
  if (rule.report === 'direct') return false;
  if (rule.report === 'verified' && report.kind !== 'verified') return false;
  // "With data to 24:00": what was counted before that midnight belongs to the round before.
  return !rule.dataTo || report.asOf >= duty.data.opensAt;
}

/**
 * Whether a document that went up is what the jurisdiction's own duty waits for (4.1.2): a verified one by a verified
 * report alone. What went before the round opened belongs to the round before.
 */
export function fulfilsUpward(rule: ClockRule, duty: ReportDutyRow, { kind, data }: UpwardRow): boolean {
  if (duty.state !== 'due' || data.sent!.at < duty.data.opensAt) return false;
  if (rule.report === 'verified') return kind === 'verified';
  if (rule.report !== 'first' && rule.report !== 'follow-up') return false;
  if (kind !== 'first' && kind !== 'follow-up' && kind !== 'verified') return false;
  return !rule.dataTo || (data.known.asOf ?? 0) >= duty.data.opensAt;
}

/**
 * Notes what fulfilled the present round, late or not, and sets up the next one. A rhythm without a time of day
 * ("at least every ten days") is open again at once and counts from this report.
 */
export async function submitRound(
  session: Session,
  rule: ClockRule,
  duty: ReportDutyRow,
  sent: Omit<DutySubmission, 'cycle' | 'dueAt' | 'late'>,
): Promise<ReportDutyRow> {
  const last = { ...sent, cycle: duty.cycle, dueAt: duty.dueAt, late: sent.at > duty.dueAt };
  const { opensAt, closesAt } = duty.data;
  const next = nextRound(rule, { opensAt, dueAt: duty.dueAt, closesAt }, sent.at);
  const submitted = await session.send(
    'report_duty',
    duty,
    { type: 'SUBMIT', opensAt: next && next.opensAt > session.now ? next.opensAt : null },
    {
      change: { data: { ...duty.data, last } },
      data: {
        ...dutyFact(duty),
        reportId: sent.reportId,
        ...(sent.upwardId && { upwardId: sent.upwardId }),
        at: sent.at,
        late: last.late,
      },
      reason: sent.note,
      cite: rule.cite ?? null,
      ...(sent.onBehalfOf ? { onBehalfOf: sent.onBehalfOf } : {}),
    },
  );
  return next && next.opensAt <= session.now ? openRound(session, rule, submitted) : submitted;
}

/** Opens the round after the one that is in. */
export async function openRound(
  session: Session,
  rule: ClockRule,
  duty: ReportDutyRow,
): Promise<ReportDutyRow> {
  const { opensAt, closesAt, last } = duty.data;
  const first = duty.state === 'pending';
  const present = { opensAt, dueAt: duty.dueAt, closesAt };
  const round = first ? present : nextRound(rule, present, last!.at)!;
  const change = {
    cycle: first ? duty.cycle : duty.cycle + 1,
    dueAt: round.dueAt,
    data: { ...duty.data, opensAt: round.opensAt, closesAt: round.closesAt },
  };
  return session.send(
    'report_duty',
    duty,
    { type: 'OPEN', dueAt: round.dueAt, closesAt: round.closesAt },
    { change, data: dutyFact({ ...duty, ...change }), cite: rule.cite ?? null },
  );
}

/** Rounds that are over and never came: each is said by a fact of its own, and the one under way is open. */
export async function missRounds(
  session: Session,
  rule: ClockRule,
  duty: ReportDutyRow,
): Promise<ReportDutyRow> {
  let row = duty;
  while (row.state === 'due' && row.data.closesAt !== null && row.data.closesAt <= session.now) {
    const { opensAt, closesAt } = row.data;
    const round = nextRound(rule, { opensAt, dueAt: row.dueAt, closesAt }, session.now)!;
    row = await session.send(
      'report_duty',
      row,
      { type: 'MISS', dueAt: round.dueAt, closesAt: round.closesAt },
      {
        change: {
          cycle: row.cycle + 1,
          dueAt: round.dueAt,
          data: {
            ...row.data,
            opensAt: round.opensAt,
            closesAt: round.closesAt,
            missed: row.data.missed + 1,
          },
        },
        data: dutyFact(row),
        cite: rule.cite ?? null,
      },
    );
  }
  return row;
}
