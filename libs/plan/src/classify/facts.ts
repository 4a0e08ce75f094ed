/** A figure for each indicator. `null` or absent means that nobody reported it: unknown, never 0. */
export type Figures = Readonly<Record<string, number | null | undefined>>;

/** What is known about one disaster process, in the plan's own hazard and indicator keys. */
export interface Facts {
  readonly hazard: string;
  /** Totals over the counted divisions, as reported. */
  readonly reported: Figures;
  /** Totals that a consultation judges likely (会商研判); what it does not mention stands as reported. */
  readonly assessed?: Figures | null;
  /** Figures that shares are taken of. */
  readonly base?: Figures;
  /** Properties of the hazard that gates ask for, such as `magnitude`. */
  readonly attributes?: Figures;
  /** Figures of each division by its code, for criteria that look at one division by itself. */
  readonly divisions?: Readonly<Record<string, Figures>>;
  /** Keys of judged tests and triggers that a person has said hold. */
  readonly judged?: readonly string[];
}
