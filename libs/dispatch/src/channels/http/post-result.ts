/** How one request ended. */
export type PostResult =
  /** The receiver answered. `body`: as far as it was asked for, and null where it was not. */
  | { kind: 'answered'; status: number; body: Buffer | null }
  /** The request was written, and time ran out. */
  | { kind: 'silent' }
  /** Time ran out before the request was written. */
  | { kind: 'unreached' }
  /** The connection failed or broke. `stale`: on a kept connection, before any answer. */
  | { kind: 'broken'; code: string; stale: boolean };
