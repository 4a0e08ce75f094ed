import { type Command, type PersonRow, planOf } from '#runtime';
import type { RegisterKeys } from './keys.ts';
import { registerDivisions } from './may-register.ts';
import type { Person } from './person.ts';
import { unseal } from './seal.ts';

/** An entry with its seal broken, for the eyes of one reader. */
export type OpenEntry = Omit<PersonRow, 'sealed' | 'withdrawal' | 'keyId'> & {
  person: Person;
  withdrawal: string | null;
};

/**
 * Opens the register of one incident for whoever may read it, and journals who looked at which entries. It is a
 * command because nobody may look without a trace. Refuses `register.key-missing`, showing nothing.
 */
export const readRegister = (keys: RegisterKeys): Command<{ incidentId: string }, OpenEntry[]> => ({
  name: 'read-register',
  refs: ({ incidentId }) => [{ table: 'incident', id: incidentId }],
  async handle(session, { incidentId }) {
    const incident = await session.require('incident', incidentId);
    const own = registerDivisions(session.actor, planOf(session.plans, incident).plan, 'read-register');
    const where = own === 'all' ? { incidentId } : { incidentId, division: own };
    const entries = (await session.find('person', where, { orderBy: 'id' })).map((row) => open(keys, row));
    await session.record('register', incidentId, 'register.read', {
      incidentId,
      data: { divisions: own, entries: entries.map(({ id }) => id) },
      cite: '4.1.4',
    });
    return entries;
  },
});

function open(keys: RegisterKeys, { sealed, keyId, withdrawal, ...row }: PersonRow): OpenEntry {
  const { incidentId, id } = row;
  const person = unseal<Person>(keys, { incidentId, id, part: 'person' }, { keyId, sealed });
  const [key = '', text = ''] = withdrawal?.split(':') ?? [];
  const reason = withdrawal
    ? unseal<string>(keys, { incidentId, id, part: 'withdrawal' }, { keyId: key, sealed: text })
    : null;
  return { ...row, person, withdrawal: reason };
}
