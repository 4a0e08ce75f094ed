import type { Figures } from '#plan';

/**
 * What a sector department counted (4.1.2): another source to compare with, never an addend. Never edited; a later
 * one of the same agency and place takes its place in a comparison.
 */
export interface SectorFiguresRow {
  id: string;
  incidentId: string;
  agency: string;
  /** The county that the figures are for; null for the whole jurisdiction. */
  division: string | null;
  figures: Figures;
  asOf: number;
  enteredAt: number;
  recordedBy: string;
  onBehalfOf: string | null;
}

/** One figure as its sources give it; null where a source does not know. */
export interface Compared {
  reported: number | null;
  departments: Record<string, number>;
}

/**
 * A joint verification (4.1.5): sources disagree about the dead or missing of a place. It stays until a conclusion
 * with the report of the investigation settles it.
 */
export interface VerificationRow {
  id: string;
  incidentId: string;
  division: string | null;
  indicator: string;
  state: 'open' | 'settled';
  compared: Compared;
  openedAt: number;
  settledAt: number | null;
  settledBy: string | null;
  conclusion: string | null;
  /** Reference of the investigation's report. */
  document: string | null;
}
