import type { Figures } from '#plan';

/** One township's part of a county's report. Shown beside the county's figures, never added to them. */
export interface TownshipFigures {
  name: string;
  figures: Figures;
}

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
  /** `process`: carried over from another process when the two were merged or split. */
  channel: 'system' | 'phone' | 'satellite-phone' | 'fax' | 'file' | 'process';
  /** As reported. */
  basis: 'cumulative' | 'since-last';
  reported: Figures;
  /** Cumulative figures that they come to. */
  figures: Figures;
  narrative: string;
  /** What the division asks for, in its own words. */
  needs: string;
  /** Why a figure jumped or fell, where the plan's swings ask for it. */
  explanation: string;
  townships: TownshipFigures[];
  supersedes: string | null;
  /** The report that corrects it, or `incident:<id>`: the process that it turned out to belong to. */
  supersededBy: string | null;
  reporter: string;
  onBehalfOf: string | null;
  counted: boolean;
}
