import type { Capability } from '#plan';
import { type Command, expectSeq, planOf, requireCapability } from '#runtime';

export interface FollowIncident {
  incidentId: string;
  expectedSeq?: number;
  reason?: string;
}

/** A step of the incident's life that carries nothing but its reason. */
function stepOf(
  name: string,
  event: string,
  capability: Capability,
): Command<FollowIncident, { seq: number; state: string }> {
  return {
    name,
    refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
    async handle(session, { incidentId, expectedSeq, reason }) {
      const incident = await session.require('incident', incidentId);
      requireCapability(session.actor, planOf(session.plans, incident).plan, capability);
      expectSeq('incident', incident, expectedSeq);
      const next = await session.send('incident', incident, { type: event }, { reason: reason ?? null });
      return { seq: next.seq, state: next.state };
    },
  };
}

export const startVerifying = stepOf('start-verifying', 'START_VERIFYING', 'log');
export const confirmIncident = stepOf('confirm-incident', 'CONFIRM', 'log');
export const dismissIncident = stepOf('dismiss-incident', 'DISMISS', 'propose');
export const closeIncident = stepOf('close-incident', 'CLOSE', 'propose');
