import { Problem } from '#kernel';
import { type Command, type PersonRow, planOf } from '#runtime';
import type { RegisterKeys } from './keys.ts';
import { requireRegister } from './may-register.ts';
import type { Person } from './person.ts';
import { seal } from './seal.ts';

export interface EnterPerson {
  incidentId: string;
  division: string;
  state: PersonRow['state'];
  verified: boolean;
  person: Person;
  /** The entry that this one changes: a missing person found dead, an identification verified. */
  supersedes?: string;
}

/**
 * Enters one of the dead or missing, reported first and verified later (4.1.4), or changes an entry by superseding
 * it. The journal says that there is an entry, never of whom.
 */
export const enterPerson = (keys: RegisterKeys): Command<EnterPerson, { id: string }> => ({
  name: 'enter-person',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, { incidentId, division, state, verified, person, supersedes }) {
    const incident = await session.require('incident', incidentId);
    requireRegister(session.actor, planOf(session.plans, incident).plan, 'keep-register', division);
    const before = supersedes ? await session.require('person', supersedes) : null;
    if (before && (before.incidentId !== incidentId || before.division !== division))
      throw new Problem('resource.not-found', { kind: '人员登记', id: before.id });
    if (before && (before.supersededBy || before.withdrawnAt !== null))
      throw new Problem('register.superseded', { id: before.id });
    const id = session.newId();
    if (before) session.put('person', { ...before, supersededBy: id });
    session.put('person', {
      ...{ id, incidentId, division, state, verified },
      ...seal(keys, { incidentId, id, part: 'person' }, person),
      ...{ withdrawal: null, withdrawnAt: null, supersedes: before?.id ?? null, supersededBy: null },
      ...{ enteredAt: session.now, enteredBy: session.actor.id },
    });
    await session.record('person', id, before ? 'person.changed' : 'person.entered', {
      incidentId,
      state,
      data: { division, state, verified, supersedes: before?.id ?? null },
      cite: '4.1.4',
    });
    return { id };
  },
});
