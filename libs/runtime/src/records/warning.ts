import type { Figures } from '#plan';
import type { Instance } from './instance.ts';

/** What people judged before anything has happened (预评估). */
export interface PreAssessment {
  at: number;
  by: string;
  text: string;
  /** Likely figures; an indicator that is not mentioned is unknown. */
  figures: Figures;
  participants: string[];
}

/** Measures of section 3 that were chosen at one time. */
export interface ChosenMeasures {
  at: number;
  by: string;
  numbers: number[];
  reason: string;
  namedAtStart: Record<string, string[]>;
}

export interface WarningData {
  title: string;
  text: string;
  /** Codes of the divisions that may be hit; empty where the message named none that the plan knows. */
  affected: string[];
  /** Who gave it: the agency or person, or the CAP sender. */
  source: string;
  /** When the hazard is expected to begin, in milliseconds; null where nobody said. */
  onsetAt: number | null;
  /** Ids of the CAP messages that made it what it is, oldest first; none where it was recorded by hand. */
  messages: string[];
  /** How the newest CAP message grades it; null for one recorded by hand. */
  graded: { event: string; urgency: string; severity: string; certainty: string } | null;
  assessments: PreAssessment[];
  chosen: ChosenMeasures[];
  /** Account that took it in. */
  recordedBy: string;
}

export interface WarningRow extends Instance<Record<string, never>, WarningData> {
  planId: string;
  planVersion: string;
  /** Null while nobody has said which hazard of the plan it is. */
  hazard: string | null;
  /** Null where it has no end of its own. */
  expiresAt: number | null;
  exercise: boolean;
  /** The incident that it became. */
  becameIncidentId: string | null;
}

/** What was done with a CAP message; kept: it was not for acting on, and is only on file. */
export type CapOutcome = 'received' | 'updated' | 'cancelled' | 'noted' | 'kept';

/** A CAP message as it came in. Its id is made of sender, identifier and time, so that it is taken in once. */
export interface CapMessageRow {
  id: string;
  msgType: string;
  status: string;
  receivedAt: number;
  outcome: CapOutcome;
  /** Warnings that it made or changed. */
  warningIds: string[];
  signature: 'trusted' | 'untrusted' | 'unsigned';
  /** SHA-256 over the message, so that another one under its name is noticed. */
  contentHash: string;
  xml: string;
}
