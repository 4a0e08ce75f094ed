/** How somebody came to know: in the engine itself, or as the duty officer recorded it. */
export type InformedHow = 'system' | 'decision' | 'phone' | 'in-person' | 'document';

export interface InformedConfirmation {
  at: number;
  how: InformedHow;
  /** Account that recorded it; the post's own, or the duty officer's on its behalf. */
  by: string;
  onBehalfOf: string | null;
  /** Who was spoken with, in words: the leader himself, or who took the call for him. */
  spokenWith: string | null;
}

/** One post that the plan wants told of one change of a response (5.x.2, 5.7), and the proof that it knows. */
export interface InformedRow {
  id: string;
  incidentId: string;
  responseId: string;
  post: string;
  occasion: 'activated' | 'raised' | 'lowered' | 'terminated';
  /** Level of the response at that moment. */
  level: string | null;
  cite: string | null;
  toldAt: number;
  /** Null until the post has confirmed. */
  confirmedAt: number | null;
  confirmation: InformedConfirmation | null;
}
