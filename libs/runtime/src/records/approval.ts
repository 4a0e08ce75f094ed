import type { Instance } from './instance.ts';

export type ApprovalKind = 'activation' | 'raise' | 'lower' | 'termination';

/** An order given by telephone: who called, when, who witnessed that it was read back. */
export interface SpokenOrder {
  calledAt: number;
  caller: string;
  readBack: boolean;
  witnessAccount: string;
}

/** How a decision reached the engine. */
export interface Decision {
  level: string | null;
  reason: string;
  /** The post by whose authority it was taken, and the delegation used, if any. */
  post: string;
  delegationId: string | null;
  byAccount: string;
  at: number;
  /** Null for a decision that was taken in the engine itself. */
  spoken: SpokenOrder | null;
  /** The decider saw that the figures had moved since the proposal and confirmed against the new assessment. */
  confirmedAssessmentSeq: number;
}

/** 5.5: a person said that the conditions are lowered, on this ground; the reason is the proposal's. */
export interface LoweredConditionsUsed {
  ground: string;
  /** Codes of the counties that it is said of. */
  divisions: string[];
  cite: string | null;
}

export interface ApprovalData {
  kind: ApprovalKind;
  /** What the plan calls for, and what was proposed: a recommendation is not a decision. */
  recommendedLevel: string | null;
  proposedLevel: string | null;
  reason: string;
  proposedBy: string;
  /** Post that proposed. */
  proposedAs: string;
  assessmentSeq: number;
  /** Null where the level rests on the figures alone. */
  lowered: LoweredConditionsUsed | null;
  namedAtStart: Record<string, string[]>;
  decision: Decision | null;
  returnedFor: string | null;
  signedBy: string | null;
}

export interface ApprovalRow
  extends Instance<{ post: string | null; signature: 'none' | 'awaiting' | 'signed' }, ApprovalData> {
  incidentId: string;
  responseId: string;
  /** The post before which it lies. */
  post: string;
}
