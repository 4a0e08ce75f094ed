/** A clock that is running. The sweep turns a passed one into the event named here. */
export interface DeadlineRow {
  id: string;
  incidentId: string | null;
  /** Table and id of the instance it belongs to. */
  subject: string;
  subjectId: string;
  name: string;
  dueAt: number;
}

/** The key of an instance's clock of that name: there is one. */
export const deadlineId = (subject: string, subjectId: string, name: string): string =>
  `${subject}-${subjectId}-${name}`;

/** The answer given to an Idempotency-Key, kept so that the same request gets the same answer. */
export interface IdempotencyRow {
  /** Account id and key. */
  id: string;
  bodyHash: string;
  answer: unknown;
  at: number;
}
