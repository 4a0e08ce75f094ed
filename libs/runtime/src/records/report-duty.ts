import type { Instance } from './instance.ts';

/** What fulfilled one round of a report duty. */
export interface DutySubmission {
  cycle: number;
  dueAt: number;
  /** The report, or null where somebody noted that it went. */
  reportId: string | null;
  /** The document that went up, for a duty of the jurisdiction's own. */
  upwardId?: string;
  /** When it reached the office, or went up: this is what the due time is held against. */
  at: number;
  late: boolean;
  by: string;
  onBehalfOf: string | null;
  note: string | null;
}

export interface ReportDutyData {
  /** What the duty began with: the same clock may run again after stability was revoked. */
  era: string;
  startedAt: number;
  /** The instant from which the clock counts, and which of the two it is (4.1.2 names receipt, the statistics rules the event). */
  countsFrom: { what: 'occurred' | 'received' | 'decided'; at: number };
  /** When the process occurred, and when its first word was received. Both are kept, whichever counts. */
  occurredAt: number;
  receivedAt: number;
  opensAt: number;
  closesAt: number | null;
  /** Rounds that never came. */
  missed: number;
  last: DutySubmission | null;
}

/** Who owes which report by when: one clock of the plan, for one county or agency, in one process. */
export interface ReportDutyRow extends Instance<{ overdue: boolean }, ReportDutyData> {
  incidentId: string;
  /** Key of the plan's clock. */
  clock: string;
  /** `division:<code>`, `agency:<key>` or `post:<key>`. */
  subject: string;
  /** Round, from 1. */
  cycle: number;
  dueAt: number;
}
