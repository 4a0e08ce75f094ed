/** One attempt to reach somebody by telephone while a response is being started or changed. */
export interface CallRow {
  id: string;
  incidentId: string;
  responseId: string;
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  recipient: string;
  outcome: 'reached' | 'no-answer' | 'passed-on';
  /** When the call was made. */
  at: number;
  /** Who answered, in words; null where nobody did. */
  spokenWith: string | null;
  /** To whom it was passed, in words. */
  passedTo: string | null;
  /** Account that made the call. */
  caller: string;
}
