import { factTitle } from '#history';
import type { Text } from '#plan';
import type { JournalRow } from '#runtime';

export interface TimelineLine {
  seq: number;
  at: number;
  fact: string;
  words: Text;
  /** How often, where the same thing was done to many at one moment. */
  count: number;
  /** Null where several did it. */
  who: string | null;
  onBehalfOf: string | null;
  reason: string | null;
  cite: string | null;
  /** Whom it concerns, `agency:<key>`, `division:<code>` or `post:<key>`, and which clock; null where several. */
  recipient: string | null;
  clock: string | null;
}

/** Streams whose facts are too fine for a timeline: they come out in the clocks and in who was not reached. */
const FINE = ['delivery', 'informed', 'call', 'deadline'];
const isFine = ({ stream, fact }: JournalRow): boolean => FINE.includes(stream) || fact.endsWith('-passed');

/** What happened, in the journal's order; the same thing done to many at one moment is one line. */
export function timelineOf(facts: readonly JournalRow[]): TimelineLine[] {
  const lines: TimelineLine[] = [];
  const grouped = new Map<string, TimelineLine>();
  for (const fact of facts) {
    if (isFine(fact)) continue;
    const many = fact.stream === 'task' || fact.stream === 'report_duty';
    const key = `${fact.at} ${fact.fact}`;
    const same = many ? grouped.get(key) : undefined;
    if (same) {
      join(same, lineOf(fact));
      continue;
    }
    const line = lineOf(fact);
    lines.push(line);
    if (many) grouped.set(key, line);
  }
  return lines;
}

const SHARED = ['who', 'onBehalfOf', 'reason', 'cite', 'recipient', 'clock'] as const;

/** What is true of one of them is not said of all. */
function join(line: TimelineLine, other: TimelineLine): void {
  line.count += 1;
  for (const part of SHARED) if (line[part] !== other[part]) line[part] = null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const lineOf = (fact: JournalRow): TimelineLine => ({
  seq: fact.seq,
  at: fact.at,
  fact: fact.fact,
  words: factTitle(fact.fact),
  count: 1,
  who: fact.actor.name,
  onBehalfOf: fact.actor.onBehalfOf ?? null,
  reason: fact.reason,
  cite: fact.cite,
  recipient: text(fact.data['recipient']) ?? text(fact.data['subject']),
  clock: text(fact.data['clock']),
});
