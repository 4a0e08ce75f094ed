import { levelTitle, type Plan, recipientTitle, type Text } from '#plan';
import type { ClockCounts, ClockKind, ClockLine, DecisionKind, Review } from '#review';
import type { JournalRow } from '#runtime';

/** How long one recipient took over what it was sent. */
export interface Acknowledged {
  recipient: string;
  title: Text;
  tasks: number;
  /** Milliseconds; null where it acknowledged nothing. */
  medianMs: number | null;
  worstMs: number | null;
  /** Tasks that it never acknowledged. */
  silent: number;
}

/** What an exercise comes to (8.3.4): clocks kept, time to decide, time to acknowledge. */
export interface DrillScore {
  /** By kind of clock: how many were kept, late, missed. */
  clocks: Partial<Record<ClockKind, ClockCounts>>;
  /** Kept, of those whose time came; null where there were none. */
  keptShare: number | null;
  /** Oldest first; the time is that from the proposal to the decision, null where nothing was proposed. */
  decisions: { kind: DecisionKind; level: Text; post: Text | null; tookMs: number | null }[];
  acknowledgements: Acknowledged[];
  /** Median over every task that was acknowledged. */
  acknowledgedMedianMs: number | null;
  /** Expectations of the scenario that did not hold. */
  failed: number;
}

type Wait = { recipient: string; ms: number | null };

/** The score, from the look back at the exercise and its facts. */
export function scoreOf(
  plan: Plan,
  { clocks, clockCounts, decisions }: Pick<Review, 'clocks' | 'clockCounts' | 'decisions'>,
  facts: readonly JournalRow[],
  failed: number,
): DrillScore {
  const begun = new Map(facts.map(({ seq, at }) => [seq, at]));
  const waits = clocks
    .filter(({ kind, outcome }) => kind === 'acknowledge' && outcome !== 'ended')
    .map(({ who, doneAt, startedSeq }): Wait => {
      return { recipient: who, ms: doneAt === null ? null : doneAt - begun.get(startedSeq)! };
    });
  return {
    clocks: clockCounts,
    keptShare: keptShare(clocks),
    decisions: decisions
      .filter(({ outcome }) => outcome === 'approved')
      .map(({ kind, decided, post, tookMs }) => ({
        kind,
        level: levelTitle(plan, decided),
        post: post === null ? null : recipientTitle(plan, `post:${post}`),
        tookMs,
      })),
    acknowledgements: byRecipient(plan, waits),
    acknowledgedMedianMs: median(waits.flatMap(({ ms }) => ms ?? [])),
    failed,
  };
}

function keptShare(clocks: readonly ClockLine[]): number | null {
  const came = clocks.filter(({ outcome }) => ['kept', 'late', 'missed'].includes(outcome));
  return came.length ? came.filter(({ outcome }) => outcome === 'kept').length / came.length : null;
}

/** The slowest first, and those who said nothing before all. */
function byRecipient(plan: Plan, waits: readonly Wait[]): Acknowledged[] {
  const lines = [...new Set(waits.map(({ recipient }) => recipient))].map((recipient): Acknowledged => {
    const own = waits.filter((wait) => wait.recipient === recipient);
    const answered = own.flatMap(({ ms }) => ms ?? []);
    return {
      recipient,
      title: recipientTitle(plan, recipient),
      tasks: own.length,
      medianMs: median(answered),
      worstMs: answered.length ? Math.max(...answered) : null,
      silent: own.length - answered.length,
    };
  });
  return lines.sort((a, b) => b.silent - a.silent || (b.worstMs ?? 0) - (a.worstMs ?? 0));
}

function median(values: readonly number[]): number | null {
  if (!values.length) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
