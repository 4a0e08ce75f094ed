import type { Plan } from '#plan';
import type { ReportDutyRow, UpwardRow } from '#runtime';

/** What the level above has not got yet, or has not answered. */
export interface UpwardOwed {
  /** Notices of a start, change or end that were drafted and have not gone. */
  notices: { id: string; kind: UpwardRow['kind']; state: string; draftedAt: number }[];
  /** Report duties of the issuer whose round is open. */
  duties: { id: string; clock: string; cycle: number; dueAt: number; overdue: boolean }[];
  /** Reports that went and are not in the state's system. */
  unentered: { id: string; number: string | null; sentAt: number }[];
  /** Applications that went and have items without an answer. */
  unanswered: { id: string; number: string | null; items: number[]; sentAt: number }[];
}

const UNSENT = ['drafted', 'submitted', 'returned', 'approved'];

/** What is owed upward of one incident (4.1.2, 4.1.3, 5.1.3(15)). */
export function owedUpward(
  plan: Plan,
  rows: readonly UpwardRow[],
  duties: readonly ReportDutyRow[],
): UpwardOwed {
  const sent = rows.filter(({ state }) => state === 'sent');
  return {
    notices: rows
      .filter(({ state, data }) => data.about && !data.supersedes && UNSENT.includes(state))
      .map(({ id, kind, state, createdAt }) => ({ id, kind, state, draftedAt: createdAt })),
    duties: duties
      .filter(({ subject, state }) => subject === `agency:${plan.upward?.issuer}` && state === 'due')
      .map(({ id, clock, cycle, dueAt, context }) => ({ id, clock, cycle, dueAt, ...context })),
    unentered: sent
      .filter(({ kind }) => kind !== 'application')
      .map(({ id, data }) => ({ id, number: data.number, sentAt: data.sent!.at })),
    unanswered: sent
      .filter(({ kind }) => kind === 'application')
      .map(({ id, data }) => ({
        id,
        number: data.number,
        items: data.items.flatMap((_, index) =>
          data.grants.some(({ item }) => item === index + 1) ? [] : [index + 1],
        ),
        sentAt: data.sent!.at,
      })),
  };
}
