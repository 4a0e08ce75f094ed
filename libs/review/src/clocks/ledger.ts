import { type ClockLine, done, running, seenAt, stopped } from './clock-line.ts';

/** The clocks that run, by what they are of, while the journal is read. */
export class Ledger {
  private readonly open = new Map<string, ClockLine>();
  private readonly settled: ClockLine[] = [];

  start(key: string, started: Parameters<typeof running>[0]): void {
    this.open.set(key, running(started));
  }

  runs(key: string): boolean {
    return this.open.has(key);
  }

  done(key: string, at: number, seq: number): void {
    this.settle(key, (line) => done(line, at, seq));
  }

  stop(key: string, at: number, seq: number): void {
    this.settle(key, (line) => stopped(line, at, seq));
  }

  /** Its round is over and nothing came. */
  miss(key: string, seq: number): void {
    this.settle(key, (line) => ({ ...line, outcome: 'missed', settledSeq: seq }));
  }

  lines(end: number): ClockLine[] {
    return [...this.settled, ...[...this.open.values()].map((line) => seenAt(line, end))].sort(
      (a, b) => a.dueAt - b.dueAt || a.startedSeq - b.startedSeq,
    );
  }

  private settle(key: string, how: (line: ClockLine) => ClockLine): void {
    const line = this.open.get(key);
    if (!line) return;
    this.open.delete(key);
    this.settled.push(how(line));
  }
}
