import type { Plan } from '#plan';
import type { JournalRow } from '#runtime';
import type { Ledger } from './ledger.ts';

interface DutyFact {
  clock: string;
  subject: string;
  cycle: number;
  dueAt: number;
  at?: number;
}

/** Each round of each report duty (4.1.2, 4.1.6, 4.1.7). */
export function reportClocks(plan: Plan, ledger: Ledger, fact: JournalRow): void {
  // A time that passed is a fact without the duty's own words; what follows from it comes with them.
  if (fact.fact.endsWith('-passed') || fact.fact === 'report-duty.scheduled') return;
  const data = fact.data as unknown as DutyFact;
  const key = `${fact.streamId} ${data.cycle}`;
  const settles = fact.fact !== 'report-duty.opened' && fact.fact !== 'report-duty.overdue';
  // After a round that was missed the next one is open without a fact of its own.
  if (!ledger.runs(key) && fact.fact !== 'report-duty.discharged' && fact.fact !== 'report-duty.waived')
    ledger.start(key, {
      kind: 'report',
      what: plan.clocks.find((each) => each.key === data.clock)?.title ?? { zh: data.clock, en: data.clock },
      who: data.subject,
      dueAt: data.dueAt,
      startedSeq: fact.seq,
    });
  if (!settles) return;
  if (fact.fact === 'report-duty.submitted') ledger.done(key, data.at ?? fact.at, fact.seq);
  else if (fact.fact === 'report-duty.missed') ledger.miss(key, fact.seq);
  else ledger.stop(key, fact.at, fact.seq);
}
