import type { Instance } from './instance.ts';

export interface InstructionAnswer {
  at: number;
  by: string;
  onBehalfOf: string | null;
  text: string;
}

export interface InstructionData {
  /** Its words, as they stand on the paper. */
  text: string;
  /** Issuing mark of the paper that it was written on, if it has one. */
  document: string;
  givenAt: number;
  answers: InstructionAnswer[];
}

/** A leader's written instruction (批示) to one recipient. */
export interface InstructionRow extends Instance<{ overdue: boolean }, InstructionData> {
  incidentId: string;
  /** Post that gave it. */
  post: string;
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  recipient: string;
  dueAt: number | null;
}
