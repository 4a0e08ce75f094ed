import { Problem } from '#kernel';
import { type Command, planOf } from '#runtime';
import type { RegisterKeys } from './keys.ts';
import { requireRegister } from './may-register.ts';
import { seal } from './seal.ts';

export interface WithdrawPerson {
  personId: string;
  /** Why, such as found alive. Sealed like the entry, for it may name somebody. */
  reason: string;
}

/** Takes an entry out of the register, with the reason; the entry itself is kept (4.1.4). */
export const withdrawPerson = (keys: RegisterKeys): Command<WithdrawPerson, { id: string }> => ({
  name: 'withdraw-person',
  refs: ({ personId }) => [{ table: 'person', id: personId }],
  async handle(session, { personId, reason }) {
    const entry = await session.require('person', personId);
    const { id, incidentId, division, state } = entry;
    const incident = await session.require('incident', incidentId);
    requireRegister(session.actor, planOf(session.plans, incident).plan, 'keep-register', division);
    if (entry.supersededBy || entry.withdrawnAt !== null) throw new Problem('register.superseded', { id });
    const { keyId, sealed } = seal(keys, { incidentId, id, part: 'withdrawal' }, reason);
    session.put('person', { ...entry, withdrawal: `${keyId}:${sealed}`, withdrawnAt: session.now });
    await session.record('person', id, 'person.withdrawn', {
      incidentId,
      state: 'withdrawn',
      data: { division, state },
      cite: '4.1.4',
    });
    return { id };
  },
});
