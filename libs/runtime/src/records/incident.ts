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
  /** What the figures above give; `assessmentSeq` is the incident's seq when it last changed. */
  assessment: { seq: number; at: number; classification: Classification };
  /** 5.5: the conditions were lowered by a person, with a reason. */
  loggedBy: string;
}

export interface IncidentRow extends Instance<{ mergedInto: string | null }, IncidentData> {
  planId: string;
  planVersion: string;
  hazard: string;
  occurredAt: number;
  exercise: boolean;
}
