import { asKnown } from '#history';
import type { Figures } from '#plan';
import { type Decision, type JournalRow, type Plans, planOf, totalsOf } from '#runtime';

export type DecisionKind =
  | ('activation' | 'raise' | 'lower' | 'termination')
  | ('stable' | 'stability-revoked' | 'division-stable' | 'division-stability-revoked');

/** The situation as it was known the moment before. */
export interface KnownThen {
  /** Position in the journal of the last fact about it. */
  journalSeq: number;
  level: string | null;
  basis: 'reported' | 'assessed' | null;
  /** Known sums; a figure that is named in `missing` lacks those divisions. */
  figures: Figures;
  missing: Record<string, string[]>;
}

export interface DecisionLine {
  seq: number;
  /** When it took effect: for one by telephone, when it was spoken. */
  at: number;
  recordedAt: number;
  /** How long it lay before the post, from the last time that it was put there; null where nothing was proposed. */
  tookMs: number | null;
  kind: DecisionKind;
  outcome: 'approved' | 'returned' | 'rejected';
  /** What the plan called for, what was proposed, what was decided: three things. */
  recommended: string | null;
  proposed: string | null;
  decided: string | null;
  /** Code of the division that it is about; null for the process. */
  division: string | null;
  proposedBy: string | null;
  decidedBy: string;
  post: string | null;
  delegated: boolean;
  spoken: boolean;
  direct: boolean;
  reason: string | null;
  cite: string | null;
  known: KnownThen;
}

const ANSWERS: Record<string, DecisionLine['outcome']> = {
  'approval.approved': 'approved',
  'approval.returned': 'returned',
  'approval.rejected': 'rejected',
};
const STABILITY: Record<string, DecisionKind> = {
  'incident.stabilised': 'stable',
  'incident.stability-revoked': 'stability-revoked',
  'incident.division-stabilised': 'division-stable',
  'incident.division-stability-revoked': 'division-stability-revoked',
};

interface Submitted {
  kind?: DecisionKind;
  level: string | null;
  by: string;
  at: number;
  reason: string | null;
}

/** Every decision with what was known when it was taken, oldest first (5.x.2, 5.5, 5.7, 4.1.6). */
export function decisionsOf(plans: Plans, facts: readonly JournalRow[]): DecisionLine[] {
  const submitted = new Map<string, Submitted>();
  const lines: DecisionLine[] = [];
  for (const fact of facts) {
    if (fact.fact === 'approval.submitted') {
      const before = submitted.get(fact.streamId);
      const { kind = before?.kind, level } = fact.data as unknown as Submitted;
      submitted.set(fact.streamId, { kind, level, by: fact.actor.name, at: fact.at, reason: fact.reason });
    }
    if (ANSWERS[fact.fact]) lines.push(answered(plans, facts, fact, submitted.get(fact.streamId)));
    if (STABILITY[fact.fact]) lines.push(stability(plans, facts, fact));
  }
  return lines;
}

interface Answer {
  kind?: DecisionKind;
  post?: string;
  level?: string | null;
  direct?: boolean;
  decision?: Decision;
}

function answered(
  plans: Plans,
  facts: readonly JournalRow[],
  fact: JournalRow,
  proposal: Submitted | undefined,
): DecisionLine {
  const data = fact.data as Answer;
  const { decision } = data;
  const at = decision?.at ?? fact.at;
  const known = knownBefore(plans, facts, fact.seq, at);
  const direct = data.direct === true;
  return {
    ...common(fact, at, known),
    kind: data.kind ?? proposal?.kind ?? 'activation',
    outcome: ANSWERS[fact.fact]!,
    proposed: direct ? null : (proposal?.level ?? null),
    decided: decision?.level ?? null,
    division: null,
    proposedBy: direct ? null : (proposal?.by ?? null),
    tookMs: direct || !proposal ? null : Math.max(0, at - proposal.at),
    post: decision?.post ?? data.post ?? null,
    delegated: decision?.delegationId != null,
    spoken: decision?.spoken != null,
    direct,
    // Whoever agrees without a word agrees to the proposal's reason.
    reason: fact.reason || decision?.reason || proposal?.reason || null,
  };
}

function stability(plans: Plans, facts: readonly JournalRow[], fact: JournalRow): DecisionLine {
  const { division } = fact.data as { division?: string };
  return {
    ...common(fact, fact.at, knownBefore(plans, facts, fact.seq, fact.at)),
    kind: STABILITY[fact.fact]!,
    outcome: 'approved',
    proposed: null,
    decided: null,
    division: division ?? null,
    proposedBy: null,
    tookMs: null,
    post: fact.actor.posts[0] ?? null,
    delegated: false,
    spoken: false,
    direct: false,
    reason: fact.reason,
  };
}

const common = (fact: JournalRow, at: number, known: KnownThen) => ({
  seq: fact.seq,
  at,
  recordedAt: fact.at,
  recommended: known.level,
  decidedBy: fact.actor.name,
  cite: fact.cite,
  known,
});

/** What the journal says up to a fact, and no later than the decision was spoken. */
function knownBefore(plans: Plans, facts: readonly JournalRow[], seq: number, at: number): KnownThen {
  const before = facts.filter((each) => each.seq < seq);
  const [logged] = before;
  // A telephone decision may be dated before the incident was typed in; then the log is all that is known.
  const known = asKnown(plans, before, Math.max(at, logged?.at ?? at));
  const { figures, missingFrom } = totalsOf(planOf(plans, known), known.data);
  const asked = new Set(
    known.evaluations.reported.criteria
      .filter(({ applicable }) => applicable)
      .flatMap(({ unknown }) => unknown),
  );
  const keys = Object.keys(figures).filter((key) => figures[key] !== null || asked.has(key));
  const pick = <T>(all: Record<string, T>) =>
    Object.fromEntries(keys.flatMap((key) => (key in all ? [[key, all[key]!] as const] : [])));
  return {
    journalSeq: known.journalSeq,
    level: known.level,
    basis: known.basis,
    figures: Object.fromEntries(keys.map((key) => [key, figures[key] ?? null])),
    missing: pick(missingFrom),
  };
}
