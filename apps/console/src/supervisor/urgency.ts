import type { PendingDecision, RunningResponse } from './queries.ts';

/** Rank of no level at all: after the least grave one. */
const NO_LEVEL = 99;

/**
 * Real before exercise; a start or a raise before what takes away; the gravest level first; then what is due first, and
 * what has waited longest.
 */
export function byUrgency(
  pending: readonly PendingDecision[],
  rank: (level: string) => number,
): PendingDecision[] {
  const of = (level: string | null) => (level ? rank(level) : NO_LEVEL);
  const relaxes = ({ kind }: PendingDecision) => Number(kind === 'lower' || kind === 'termination');
  return [...pending].sort(
    (a, b) =>
      Number(a.exercise) - Number(b.exercise) ||
      relaxes(a) - relaxes(b) ||
      Math.min(of(a.level), of(a.recommended)) - Math.min(of(b.level), of(b.recommended)) ||
      (a.decideBy ?? '9').localeCompare(b.decideBy ?? '9') ||
      a.since.localeCompare(b.since),
  );
}

/** Responses of one's own first, then the gravest, then those of whom most are silent. */
export function byGravity(
  responses: readonly RunningResponse[],
  rank: (level: string) => number,
): RunningResponse[] {
  return [...responses].sort(
    (a, b) =>
      Number(a.exercise) - Number(b.exercise) ||
      Number(b.own) - Number(a.own) ||
      rank(a.level ?? '') - rank(b.level ?? '') ||
      b.silent - a.silent,
  );
}
