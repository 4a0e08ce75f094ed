import { beijingIso, Problem } from '#kernel';
import { type Command, planOf, requireCapability } from '#runtime';

export interface SettleVerification {
  verificationId: string;
  conclusion: string;
  /** Reference of the report of the investigation, which goes to the county's committee and government (4.1.5). */
  document: string;
}

/**
 * Settles a joint verification by its recorded conclusion. It changes no figure: a county that was wrong sends a
 * verified report. Refuses `verification.settled-already`.
 */
export const settleVerification: Command<SettleVerification, { id: string; state: 'settled' }> = {
  name: 'settle-verification',
  refs: ({ verificationId }) => [{ table: 'verification', id: verificationId }],
  async handle(session, { verificationId, conclusion, document }) {
    const matter = await session.require('verification', verificationId);
    const incident = await session.require('incident', matter.incidentId);
    requireCapability(session.actor, planOf(session.plans, incident).plan, 'consult');
    if (matter.settledAt !== null)
      throw new Problem('verification.settled-already', { at: beijingIso(matter.settledAt) });
    session.put('verification', {
      ...matter,
      state: 'settled',
      settledAt: session.now,
      settledBy: session.actor.id,
      conclusion,
      document,
    });
    await session.record('verification', matter.id, 'verification.settled', {
      incidentId: incident.id,
      state: 'settled',
      data: { document, indicator: matter.indicator, division: matter.division, compared: matter.compared },
      reason: conclusion,
      cite: '4.1.5',
    });
    return { id: matter.id, state: 'settled' };
  },
};
