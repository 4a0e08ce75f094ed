import { beijingIso, durationMs, Problem } from '#kernel';
import type { Plan } from '#plan';
import { type Actor, isCapable, requireCapability, type Session, type SpokenOrder } from '#runtime';

/** A decision or an approval given by telephone, recorded by the duty officer. */
export interface SpokenDecision {
  /** Post of the leader who spoke. */
  post: string;
  /** Who called, in words. */
  caller: string;
  calledAt: number;
  /** The officer repeated the order back. */
  readBack: boolean;
  /** Account of the shift leader who witnessed it. */
  witness: string;
}

/** How the record keeps it; null for what was decided in the engine itself. */
export const spokenPart = (spoken: SpokenDecision | undefined): SpokenOrder | null =>
  spoken
    ? {
        calledAt: spoken.calledAt,
        caller: spoken.caller,
        readBack: spoken.readBack,
        witnessAccount: spoken.witness,
      }
    : null;

/** Whose authority counts: that of the post that spoke, never that of the officer who writes it down. */
export const whoDecides = (actor: Actor, spoken: SpokenDecision | undefined): Actor =>
  spoken ? { ...actor, posts: [{ post: spoken.post }] } : actor;

/** Local policy unless the plan's clocks say otherwise: the signed sheet follows within a day. */
const SIGNATURE_WITHIN = 'PT24H';
const TOLERANCE_MS = 5 * 60_000;

/** When the signature is due for an order that was spoken at `calledAt`; both in milliseconds. */
export function signBy(plan: Plan, calledAt: number): number {
  const rule = plan.clocks.find((clock) => clock.key === 'phone-decision-signature');
  return calledAt + durationMs(rule?.within ?? SIGNATURE_WITHIN);
}

/**
 * Refuses what was spoken without caller, time, read-back and a shift leader who witnessed it: `actor.forbidden`,
 * `decision.spoken-incomplete`, `decision.spoken-in-future` and `decision.witness-invalid`.
 */
export async function checkSpoken(session: Session, plan: Plan, spoken: SpokenDecision): Promise<void> {
  requireCapability(session.actor, plan, 'log');
  if (!spoken.readBack || !spoken.caller.trim()) throw new Problem('decision.spoken-incomplete');
  if (spoken.calledAt > session.now + TOLERANCE_MS)
    throw new Problem('decision.spoken-in-future', {
      at: beijingIso(spoken.calledAt),
      now: beijingIso(session.now),
    });
  const witness = await session.get('account', spoken.witness);
  const valid =
    witness?.active &&
    witness.id !== session.actor.id &&
    isCapable({ ...witness, posts: witness.posts }, plan, 'witness');
  if (!valid) throw new Problem('decision.witness-invalid');
}
