/** The one source of time. Milliseconds since the epoch, UTC; people see Asia/Shanghai. */
export interface Clock {
  now(): number;
}

/** The one source of identifiers, so that a replay can be repeatable. */
export interface IdSource {
  /** A new identifier, ascending in time (UUID version 7 in production). */
  next(): string;
}

/** A clock that a test or a replay moves by hand. */
export class ManualClock implements Clock {
  constructor(private at: number) {}

  now(): number {
    return this.at;
  }

  set(at: number): void {
    this.at = at;
  }

  advance(ms: number): void {
    this.at += ms;
  }
}
