import { type Reactions, type ResponseRow, type WarningRow, WHOLE_PROCESS } from '#runtime';
import { type LogIncident, log } from './log-incident.ts';
import { unrest } from './stability.ts';

/** A warning becomes an incident. An incident follows its response: it responds when one starts and recovers when the last one ends. */
export function registerIncidentReactions(reactions: Reactions): void {
  reactions.on<ResponseRow>('response.activated', async (session, _fact, response) => {
    const incident = await session.require('incident', response.incidentId);
    // A process that was stable, and now needs a response again, is stable no longer.
    const stable = incident.data.stability[WHOLE_PROCESS]?.stable === true;
    const change = stable ? { data: unrest(session, incident, 'response.activated') } : {};
    await session.send('incident', incident, { type: 'BEGIN_RESPONSE' }, { change });
  });
  reactions.on<ResponseRow>('response.terminated', async (session, _fact, response) => {
    const incident = await session.require('incident', response.incidentId);
    await session.send('incident', incident, { type: 'BEGIN_RECOVERY' });
  });
  reactions.on<WarningRow>('warning.became-incident', async (session, fact, warning) => {
    const about = { id: warning.becameIncidentId!, warningId: warning.id };
    await log(session, fact.data['log'] as LogIncident, about);
  });
}
