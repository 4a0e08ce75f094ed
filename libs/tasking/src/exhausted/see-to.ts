import { Problem } from '#kernel';
import type { LoadedPlan } from '#runtime';
import { type CaseRow, type DeliveryRow, isCapable, planOf, requireCapability, type Session } from '#runtime';

/** The duty room, the office, and administrators see to what has reached nobody. */
const ABLE = ['log', 'propose', 'administer'] as const;

/** The plan of a case; of messages that speak of none, the first that is loaded. */
export function planFor({ plans }: Pick<Session, 'plans'>, about: CaseRow | null): LoadedPlan {
  if (about) return planOf(plans, about);
  const [first] = plans.list();
  return plans.version(first!.id, first!.effectiveFrom);
}

/** Refuses `actor.forbidden` to anybody else. */
export function requireAble(session: Pick<Session, 'actor' | 'plans'>, about: CaseRow | null): LoadedPlan {
  const loaded = planFor(session, about);
  const { plan } = loaded;
  if (!ABLE.some((capability) => isCapable(session.actor, plan, capability)))
    requireCapability(session.actor, plan, 'propose');
  return loaded;
}

/** The exhausted delivery and its case; refuses `delivery.acknowledged-already` and `delivery.not-exhausted`. */
export async function exhaustedDelivery(
  session: Session,
  id: string,
): Promise<{ row: DeliveryRow; about: CaseRow | null; loaded: LoadedPlan }> {
  const row = await session.require('delivery', id);
  const about = row.incidentId === null ? null : await session.case(row.incidentId);
  const loaded = requireAble(session, about);
  const { state } = row;
  if (state === 'acknowledged') throw new Problem('delivery.acknowledged-already', { id }, { delivery: id });
  if (state !== 'exhausted')
    throw new Problem('delivery.not-exhausted', { id, state }, { delivery: id, state });
  return { row, about, loaded };
}
