import type { Figures } from '#plan';

/** One consultation (会商研判) as it was recorded; never edited, a later one stands beside it. */
export interface ConsultationRow {
  id: string;
  incidentId: string;
  heldAt: number;
  enteredAt: number;
  participants: string[];
  /** Seq of the incident's assessment whose figures lay on the table. */
  lookedAtSeq: number;
  /** Likely figures for the whole process; null where it judged none. */
  figures: Figures | null;
  judged: string[] | null;
  conclusion: string;
  minutes: string;
  /** Linked responses that it answers. */
  answers: string[];
  /** Seq of the assessment that it led to; null where it left the assessment alone. */
  assessmentSeq: number | null;
  levelBefore: string | null;
  level: string | null;
  basis: 'reported' | 'assessed' | null;
  recordedBy: string;
}
