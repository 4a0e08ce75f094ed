import type { Plan } from '#plan';
import type { JournalRow } from '#runtime';
import type { ClockKind, ClockLine, ClockOutcome } from './clock-line.ts';
import { Ledger } from './ledger.ts';
import { paperClocks } from './paper-clocks.ts';
import { reportClocks } from './report-clocks.ts';
import { TaskClocks } from './task-clocks.ts';

export type { ClockKind, ClockLine, ClockOutcome } from './clock-line.ts';

/** Every clock that ran and how it came out, by when it was due; `end` is the moment from which one looks back. */
export function clocksOf(plan: Plan, facts: readonly JournalRow[], end: number): ClockLine[] {
  const ledger = new Ledger();
  const tasks = new TaskClocks(ledger);
  for (const fact of facts) {
    if (fact.stream === 'report_duty') reportClocks(plan, ledger, fact);
    if (fact.stream === 'task') tasks.read(fact);
    paperClocks(ledger, fact);
  }
  return ledger.lines(end);
}

export type ClockCounts = Record<ClockOutcome, number>;

/** How many clocks of each kind came out how. */
export function countClocks(lines: readonly ClockLine[]): Partial<Record<ClockKind, ClockCounts>> {
  const counts: Partial<Record<ClockKind, ClockCounts>> = {};
  for (const { kind, outcome } of lines) {
    counts[kind] ??= { kept: 0, late: 0, missed: 0, ended: 0, running: 0 };
    counts[kind][outcome] += 1;
  }
  return counts;
}
