import { Problem } from '#kernel';
import { type Command, expectSeq, planOf, requireCapability } from '#runtime';

export interface BecomeIncident {
  warningId: string;
  expectedSeq?: number;
  /** Milliseconds; now if not said. */
  occurredAt?: number;
  /** What the warning says of these stands where they are left out. */
  hazard?: string;
  title?: string;
  divisions?: string[];
  place?: string;
  narrative?: string;
  confirmDistinct?: boolean;
}

/**
 * The disaster that was warned of has come: it is logged as an incident that names the warning, in the same
 * transaction, by whoever reacts to the fact. An exercise becomes an exercise. Refuses what logging refuses.
 */
export const becomeIncident: Command<BecomeIncident, { incidentId: string; seq: number }> = {
  name: 'become-incident',
  refs: ({ warningId }) => [{ table: 'warning', id: warningId }],
  async handle(session, { warningId, expectedSeq, ...given }) {
    const warning = await session.require('warning', warningId);
    const { plan } = planOf(session.plans, warning);
    requireCapability(session.actor, plan, 'log');
    expectSeq('warning', warning, expectedSeq);
    const hazard = given.hazard ?? warning.hazard;
    if (hazard === null)
      throw new Problem('warning.hazard-needed', { known: plan.hazards.map(({ key }) => key).join(', ') });
    const incidentId = session.newId();
    const { title, affected, text } = warning.data;
    const log = {
      title,
      divisions: affected,
      narrative: text,
      occurredAt: session.now,
      ...given,
      hazard,
      plan: warning.planId,
      exercise: warning.exercise,
    };
    const { seq } = await session.send(
      'warning',
      warning,
      { type: 'BECOME_INCIDENT' },
      { change: { becameIncidentId: incidentId }, data: { incidentId, log } },
    );
    return { incidentId, seq };
  },
};
