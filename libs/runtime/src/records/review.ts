import type { Instance } from './instance.ts';

export interface ReviewData {
  openedBy: string;
  /** Departments and experts who took part (8.3.1). */
  participants: string[];
  conclusion: string;
  closedBy: string | null;
  closedAt: number | null;
}

/** The review of one process; there is one for each. */
export interface ReviewRow extends Instance<Record<string, never>, ReviewData> {
  incidentId: string;
}

/** What a review found; never edited, a later one stands beside it. */
export interface FindingRow {
  id: string;
  incidentId: string;
  reviewId: string;
  kind: 'strength' | 'problem';
  words: string;
  /** The clause that it is about, if it is about one. */
  clause: string | null;
  notedBy: string;
  notedAt: number;
}

export interface PlanProposalData {
  what: string;
  why: string;
  proposedBy: string;
  /** Who in words, where an account wrote it down for somebody. */
  onBehalfOf: string | null;
  /** Finding that it follows from. */
  findingId: string | null;
  answer: { post: string; by: string; at: number; reason: string } | null;
  /** Version of the plan (its effective date) that carried it out. */
  carriedOut: { version: string; by: string; at: number } | null;
}

/** A proposal to change the plan. */
export interface PlanProposalRow extends Instance<Record<string, never>, PlanProposalData> {
  incidentId: string;
  reviewId: string;
  clause: string;
}
