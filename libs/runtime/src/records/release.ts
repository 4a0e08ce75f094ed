import type { Instance } from './instance.ts';

export interface ReleaseData {
  /** Key of the template that it was drafted from. */
  template: string;
  title: string;
  body: string;
  /** The assessment, by the incident's seq, whose figures stand in it. */
  assessmentSeq: number;
  draftedBy: string;
  returnedFor: string | null;
  /** The published release that this one corrects, and why. */
  supersedes: string | null;
  correction: string | null;
  supersededBy: string | null;
  /** By whose authority it was published, and the delegation used, if any. */
  approval: { post: string; delegationId: string | null; byAccount: string; at: number } | null;
  withdrawnFor: string | null;
}

/** One text for the public. */
export interface ReleaseRow extends Instance<Record<string, never>, ReleaseData> {
  incidentId: string;
  exercise: boolean;
  publishedAt: number | null;
}
