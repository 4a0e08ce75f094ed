import type { Figures } from '#plan';

/** A division's report as received. Never edited: a correction is a new report that supersedes. */
export interface ReportRow {
  id: string;
  incidentId: string;
  division: string;
  kind: 'first' | 'follow-up' | 'verified';
  /** The three times: what moment the figures are for, when they reached the office, when they were entered. */
  asOf: number;
  receivedAt: number;
  enteredAt: number;
  channel: 'system' | 'phone' | 'satellite-phone' | 'fax' | 'file';
  /** As reported. */
  basis: 'cumulative' | 'since-last';
  reported: Figures;
  /** Cumulative figures that they come to. */
  figures: Figures;
  narrative: string;
  supersedes: string | null;
  supersededBy: string | null;
  reporter: string;
  onBehalfOf: string | null;
  counted: boolean;
}
