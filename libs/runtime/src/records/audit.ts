/**
 * open: found, and for a person to look at; repaired: the auditor did something about it and looks whether that helped;
 * closed: no longer there.
 */
export type AuditGapState = 'open' | 'repaired' | 'closed';

/** Something that the plan or the journal says must be there, and that is not. One row for each, however often seen. */
export interface AuditGapRow {
  /** `<rule>:<subject id>`, so that whoever finds it finds the same. */
  id: string;
  /** Name of the check that found it. */
  rule: string;
  incidentId: string | null;
  /** Table and id of what it is about. */
  subject: string;
  subjectId: string;
  state: AuditGapState;
  exercise: boolean;
  foundAt: number;
  repairedAt: number | null;
  closedAt: number | null;
  /** When the office was told of it; null while it was not, or need not be. */
  toldAt: number | null;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
  data: AuditGapData;
}

export interface AuditGapData {
  zh: string;
  en: string;
  /** How often it has come up, the first time included. */
  times: number;
  /** What was done about it, or why that failed; null where nothing could safely be done. */
  repair: string | null;
}

/** The auditor's one row: whose turn it is, and how far it has come. */
export interface AuditorRow {
  id: 'auditor';
  /** The process that has the turn, and until when; another takes over after that. */
  holder: string;
  leaseUntil: number;
  /** When it last showed that it works. */
  heartbeatAt: number;
  /** Last fact that it has looked at. */
  journalSeq: number;
  data: {
    rounds: number;
    /** When the last round began, and how long it took. */
    roundAt: number;
    roundMs: number;
    /** Cases that were open at the last look: one whose row vanishes is missed. */
    cases: string[];
    /** Where the tour of all open cases stands, when it began, and how long the last whole one took. */
    tourAfter: string | null;
    tourAt: number;
    tourMs: number | null;
  };
}
