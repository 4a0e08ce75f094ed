import type { Instance } from './instance.ts';

/** The first or the second contact of a post, agency or division. */
export type DutyRole = 'first' | 'second';

/** One turn of one person on a roster (值班表). Never removed: `removedAt` says that it no longer stands. */
export interface DutyShiftRow {
  id: string;
  /** `post:<key>`, `agency:<key>` or `division:<code>`. */
  subject: string;
  role: DutyRole;
  name: string;
  /** Kept here only, never in the journal. */
  phone: string | null;
  accountId: string | null;
  startsAt: number;
  /** The first instant that is no longer its own. */
  endsAt: number;
  setAt: number;
  setBy: string;
  /** When it was taken off the roster; it counted until then. */
  removedAt: number | null;
  /** When another person took over the rest of it by a change of the roster. */
  relievedAt: number | null;
}

/** One thing that is open when a shift ends. */
export interface OpenMatter {
  kind: MatterKind;
  /** Of the row that it is about. */
  id: string;
  incidentId: string;
  exercise: boolean;
  /** Where it stands; another mark means that it has changed. */
  mark: string;
  words: { zh: string; en: string };
  dueAt: number | null;
}

export type MatterKind =
  | 'incident'
  | 'warning'
  | 'proposal'
  | 'signature'
  | 'task'
  | 'report-duty'
  | 'delivery'
  | 'informed'
  | 'linked-response'
  | 'instruction'
  | 'verification'
  | 'release';

/** The open matters at a moment, as somebody saw them. */
export interface MatterList {
  at: number;
  /** SHA-256 of the matters: what the taker says it has seen. */
  hash: string;
  matters: OpenMatter[];
}

export interface PersonOnDuty {
  name: string;
  accountId: string | null;
  shiftId: string;
}

export interface HandOverData {
  /** Null where nobody was on duty before. */
  from: PersonOnDuty | null;
  to: PersonOnDuty;
  notes: string;
  list: MatterList;
  refusals: { at: number; by: string; reason: string }[];
  acceptedBy: string | null;
}

/** Duty of one role handed from one person to the next (交接班). */
export interface HandOverRow extends Instance<{ overdue: boolean }, HandOverData> {
  subject: string;
  role: DutyRole;
  acceptUntil: number | null;
  acceptedAt: number | null;
  /** Until when an acceptance counts if no other follows; null before it. */
  holdsUntil: number | null;
}
