import { type Command, planOf, requireCapability } from '#runtime';
import type { Sign } from './sign.ts';

export interface NoteSign {
  incidentId: string;
  /** As it was listed to whoever explains it. */
  sign: Pick<Sign, 'key' | 'kind' | 'subject' | 'evidence' | 'cite'>;
  reason: string;
}

/** The office notes how a sign is explained; the sign stays listed, and nothing follows from the note (4.1.1). */
export const noteSign: Command<NoteSign, { id: string }> = {
  name: 'note-sign',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, { incidentId, sign, reason }) {
    const incident = await session.require('incident', incidentId);
    requireCapability(session.actor, planOf(session.plans, incident).plan, 'consult');
    const id = session.newId();
    session.put('sign_note', {
      ...{ id, incidentId, sign: sign.key, reason },
      ...{ notedAt: session.now, notedBy: session.actor.id },
    });
    const { key, kind, subject, evidence, cite } = sign;
    await session.record('sign', id, 'sign.explained', {
      incidentId,
      data: { sign: key, kind, subject, evidence },
      reason,
      cite,
    });
    return { id };
  },
};
