import type { Figures, UpwardKind } from '#plan';
import type { SpokenOrder } from './approval.ts';
import type { Instance } from './instance.ts';

/** Words of a document; English where somebody wrote it. */
export interface DocumentWords {
  zh: string;
  en: string | null;
}

/** What was known when a document was drafted: it says this and nothing that came later. */
export interface UpwardKnown {
  /** The incident's seq of the assessment. */
  assessmentSeq: number;
  hazard: string;
  /** The oldest of the latest reports that stand in it; null where nobody has reported. */
  asOf: number | null;
  /** Sums of the counted divisions; null where nobody knows, never 0. */
  figures: Figures;
  /** For each figure that lacks a part, the divisions that have not given it: such a sum is a least. */
  missingFrom: Record<string, string[]>;
  /** What the plan calls for on these figures, and what runs. */
  recommendedLevel: string | null;
  basis: 'reported' | 'assessed' | null;
  responseLevel: string | null;
}

/** The change of a response of which a notice tells the level above. */
export interface UpwardAbout {
  responseId: string;
  fact: string;
  from: string | null;
  level: string | null;
  at: number;
}

/** One thing that is asked for. */
export interface SupportItem {
  /** Key of one of the plan's kinds: funds, materials, teams. */
  kind: string;
  what: string;
  quantity: number;
  unit: string;
  reason: string;
}

/** What the level above said of one item; 0 is a refusal. */
export interface SupportGrant {
  /** The item's number, from 1. */
  item: number;
  granted: number;
  note: string | null;
  at: number;
  /** Issuing mark of the reply, if it has one. */
  document: string;
  by: string;
}

export type SentBy = 'system' | 'phone' | 'satellite-phone' | 'fax' | 'document';

/** By whose authority a document was approved, and how. */
export interface UpwardApproval {
  post: string;
  delegationId: string | null;
  byAccount: string;
  /** When it was given: for one by telephone, when it was spoken. Milliseconds. */
  at: number;
  /** Null for an approval in the engine itself; rows of the release before lack it. */
  spoken?: SpokenOrder | null;
}

/** The signature that followed an approval by telephone: by which post's authority, when. */
export interface UpwardSigned {
  post: string;
  byAccount: string;
  at: number;
}

export interface UpwardData {
  title: DocumentWords;
  body: DocumentWords;
  known: UpwardKnown;
  /** Null where the engine drafted it because a response changed. */
  draftedBy: string | null;
  returnedFor: string | null;
  droppedFor: string | null;
  /** Issuing mark with year and serial, given with the approval. */
  number: string | null;
  approval: UpwardApproval | null;
  /** Absent until a signature that was owed is given. */
  signed?: UpwardSigned;
  /** The document that went up and that this one corrects, and why. */
  supersedes: string | null;
  correction: string | null;
  supersededBy: string | null;
  about: UpwardAbout | null;
  items: SupportItem[];
  grants: SupportGrant[];
  sent: { at: number; channel: SentBy; by: string } | null;
  /** When it stood in the national system, under which reference, and who said so when. */
  entered: { at: number; reference: string; by: string; recordedAt: number } | null;
}

export interface UpwardContext {
  /**
   * none: signed when approved; awaiting: approved by telephone, the signature is owed; lapsed: it was owed for a
   * document that was given up. Rows of the release before lack it and are read as none.
   */
  signature?: 'none' | 'awaiting' | 'signed' | 'lapsed';
}

/** One document of the prefecture's own to the level above: a report, a notice of a change, an application. */
export interface UpwardRow extends Instance<UpwardContext, UpwardData> {
  incidentId: string;
  kind: UpwardKind;
  /** The post that approves it. */
  post: string;
  exercise: boolean;
  /** Issuing mark with year, and the number in it; null before the approval. */
  series: string | null;
  serial: number | null;
}
