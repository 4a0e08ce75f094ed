import type { Classification, Figures } from '#plan';
import type { Instance } from './instance.ts';

/** The latest effective report of one division, by the time its figures are for. */
export interface EffectiveReport {
  reportId: string;
  asOf: number;
  figures: Figures;
}

/** Likely figures that a consultation (会商研判) judged, for the whole process. */
export interface Assessed {
  figures: Figures;
  judgedBy: string;
  why: string;
  at: number;
}

/** Whether a county, or the process, is stable: decided after a consultation, and revocable (4.1.6). */
export interface Stability {
  stable: boolean;
  /** When that was decided, and the incident's seq then. */
  at: number;
  seq: number;
  by: string;
  reason: string;
  /** How often stability was revoked, so that what it ended can begin anew. */
  turn: number;
}

/** What one process took over from another. */
export interface Absorbed {
  from: string;
  at: number;
  /** The reports that carry its figures, by division. */
  reports: Record<string, string>;
  /** Divisions that were not on the list before. */
  joined: string[];
  /** Other hazards that were not on the list before. */
  hazards: string[];
}

/** Under this key, beside the codes of the divisions, stands the decision for the whole process. */
export const WHOLE_PROCESS = 'process';

export interface IncidentData {
  title: string;
  narrative: string;
  place: string;
  /** Other hazards in the same process; `hazard` is the main one. */
  otherHazards: string[];
  attributes: Record<string, number>;
  /** Codes of the divisions on the process's list; unknown figures count only for these. */
  affected: string[];
  /** By division code: counted divisions enter the sum, others stand beside it. */
  effective: Record<string, EffectiveReport>;
  assessed: Assessed | null;
  base: Record<string, number>;
  judged: string[];
  /** By division code, and `WHOLE_PROCESS`. */
  stability: Record<string, Stability>;
  /** The incident's seq at the last consultation, and at the last report of each division. */
  consultedSeq: number | null;
  reportedSeq: Record<string, number>;
  /** Set once a sector department gave figures, so that reports of other incidents need not look for any. */
  sectorFigures?: true;
  /** What the figures above give; `assessmentSeq` is the incident's seq when it last changed. */
  assessment: { seq: number; at: number; classification: Classification };
  /** What came from other processes that turned out to be part of this one, or from the one that it was split off. */
  absorbed?: Absorbed[];
  /** The warning that it was before it happened. */
  warningId?: string;
  loggedBy: string;
}

export interface IncidentRow
  extends Instance<{ mergedInto: string | null; was: string | null }, IncidentData> {
  planId: string;
  planVersion: string;
  hazard: string;
  occurredAt: number;
  exercise: boolean;
}
