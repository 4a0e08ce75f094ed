import type { Text } from '#plan';
import {
  type FindingRow,
  type IncidentRow,
  type JournalRow,
  type PlanProposalRow,
  type Plans,
  planName,
  planOf,
  type ReviewRow,
} from '#runtime';
import { type ClockCounts, type ClockKind, type ClockLine, clocksOf, countClocks } from './clocks/index.ts';
import { type DecisionLine, decisionsOf } from './parts/decisions.ts';
import { type PublicTelling, publicTelling, type UpwardLine, upwardTelling } from './parts/telling.ts';
import { type TimelineLine, timelineOf } from './parts/timeline.ts';
import { type Unreached, unreachedOf } from './parts/unreached.ts';

export interface ReviewInput {
  plans: Plans;
  incident: IncidentRow;
  /** All facts of the incident, in the journal's order. */
  facts: readonly JournalRow[];
  review: ReviewRow | null;
  findings: readonly FindingRow[];
  proposals: readonly PlanProposalRow[];
  now: number;
}

/** The look back at one process. */
export interface Review {
  incident: Pick<IncidentRow, 'id' | 'hazard' | 'occurredAt' | 'exercise' | 'state'> & { title: string };
  plan: string;
  planTitle: Text;
  /** The process still goes on, so that this is no more than how things stand. */
  preliminary: boolean;
  /** The moment from which it looks back, and the last row of the journal that it rests on. */
  at: number;
  throughSeq: number;
  review: (Pick<ReviewRow, 'id' | 'seq' | 'state'> & ReviewRow['data']) | null;
  clockCounts: Partial<Record<ClockKind, ClockCounts>>;
  clocks: ClockLine[];
  decisions: DecisionLine[];
  unreached: Unreached[];
  public: PublicTelling;
  upward: UpwardLine[];
  findings: readonly FindingRow[];
  proposals: readonly PlanProposalRow[];
  timeline: TimelineLine[];
}

/** States in which a process is over, or has come to what follows the response. */
export const ENDED = ['recovering', 'closed'];
const DROPPED = ['dismissed', 'merged'];

/**
 * The review (复盘, 8.3.1) of a process, from the journal: every clock kept and missed, every decision with what was
 * known, who was not reached. Once it is closed, what came after the closing is not in it any more.
 */
export function buildReview(input: ReviewInput): Review {
  const { plans, incident, review } = input;
  const { facts, at } = lookedAt(input);
  const { plan } = planOf(plans, incident);
  const clocks = clocksOf(plan, facts, at);
  const { id, hazard, occurredAt, exercise, state } = incident;
  return {
    incident: { id, title: incident.data.title, hazard, occurredAt, exercise, state },
    plan: planName(plan),
    planTitle: plan.title,
    preliminary: ![...ENDED, ...DROPPED].includes(state),
    at,
    throughSeq: facts.at(-1)?.seq ?? 0,
    review: review && { id: review.id, seq: review.seq, state: review.state, ...review.data },
    clockCounts: countClocks(clocks),
    clocks,
    decisions: decisionsOf(plans, facts),
    unreached: unreachedOf(facts),
    public: publicTelling(facts),
    upward: upwardTelling(facts),
    findings: input.findings,
    proposals: input.proposals,
    timeline: timelineOf(facts),
  };
}

function lookedAt({ facts, review, now }: ReviewInput): { facts: readonly JournalRow[]; at: number } {
  const closing = facts.findLast(({ fact }) => fact === 'review.closed');
  if (review?.state !== 'closed' || !closing) return { facts, at: now };
  return { facts: facts.filter(({ seq }) => seq <= closing.seq), at: closing.at };
}
