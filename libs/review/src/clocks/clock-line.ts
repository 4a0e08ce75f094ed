import type { Text } from '#plan';

export type ClockKind = 'report' | 'acknowledge' | 'task' | 'decision' | 'signature' | 'instruction';

/**
 * kept and late: it was done; missed: its time passed and it never was; ended: no longer called for before its time;
 * running: its time has not come.
 */
export type ClockOutcome = 'kept' | 'late' | 'missed' | 'ended' | 'running';

/** One clock that ran, once, and how it came out. */
export interface ClockLine {
  kind: ClockKind;
  what: Text;
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  who: string;
  dueAt: number;
  doneAt: number | null;
  outcome: ClockOutcome;
  /** By how much it was late, in milliseconds; null where it never came. */
  lateMs: number | null;
  /** Position in the journal of the fact that set it going, and of the one that settled it. */
  startedSeq: number;
  settledSeq: number | null;
}

type Started = Pick<ClockLine, 'kind' | 'what' | 'who' | 'dueAt' | 'startedSeq'>;

export const running = (started: Started): ClockLine => ({
  ...started,
  doneAt: null,
  outcome: 'running',
  lateMs: null,
  settledSeq: null,
});

export const done = (line: ClockLine, at: number, seq: number): ClockLine => ({
  ...line,
  doneAt: at,
  outcome: at > line.dueAt ? 'late' : 'kept',
  lateMs: Math.max(0, at - line.dueAt),
  settledSeq: seq,
});

/** No longer called for: if its time had passed by then, it was missed all the same. */
export const stopped = (line: ClockLine, at: number, seq: number): ClockLine => ({
  ...line,
  outcome: at > line.dueAt ? 'missed' : 'ended',
  settledSeq: seq,
});

/** What the end of the look-back finds still running. */
export const seenAt = (line: ClockLine, end: number): ClockLine =>
  line.outcome === 'running' && line.dueAt < end ? { ...line, outcome: 'missed' } : line;
