import type { Reactions, ResponseRow } from '#runtime';

/** An incident follows its response: it responds when one starts and recovers when the last one ends. */
export function registerIncidentReactions(reactions: Reactions): void {
  reactions.on<ResponseRow>('response.activated', async (session, _fact, response) => {
    const incident = await session.require('incident', response.incidentId);
    await session.send('incident', incident, { type: 'BEGIN_RESPONSE' });
  });
  reactions.on<ResponseRow>('response.terminated', async (session, _fact, response) => {
    const incident = await session.require('incident', response.incidentId);
    await session.send('incident', incident, { type: 'BEGIN_RECOVERY' });
  });
}
