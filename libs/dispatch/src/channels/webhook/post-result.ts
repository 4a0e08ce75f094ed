/** How one request ended. */
export type PostResult =
  /** The receiver answered; nothing after the status matters. */
  | { kind: 'answered'; status: number }
  /** The request was written, and time ran out. */
  | { kind: 'silent' }
  /** Time ran out before the request was written. */
  | { kind: 'unreached' }
  /** The connection failed or broke. `stale`: on a kept connection, before any answer. */
  | { kind: 'broken'; code: string; stale: boolean };
