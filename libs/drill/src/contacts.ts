import { addContact } from '#dispatch';
import { Problem } from '#kernel';
import type { Stage } from '#replay';
import type { ContactRow } from '#runtime';

/** A contact that a drill would send to. */
export type DrillContact = Pick<
  ContactRow,
  'recipient' | 'channel' | 'address' | 'secret' | 'role' | 'forExercises'
>;

/** Refuses `drill.contact-not-marked`, naming each contact that a drill may not touch, before anything has begun. */
export function requireMarked(contacts: readonly DrillContact[]): void {
  const unmarked = contacts.filter(({ forExercises }) => !forExercises);
  if (!unmarked.length) return;
  const named = unmarked.map(({ recipient, channel, address }) => ({ recipient, channel, address }));
  throw new Problem(
    'drill.contact-not-marked',
    { contacts: named.map((each) => Object.values(each).join(' ')).join('；') },
    { contacts: named },
  );
}

/** Puts the contacts into the drill's own record, each address checked by its channel. */
export async function addContacts(stage: Stage, contacts: readonly DrillContact[]): Promise<void> {
  for (const contact of contacts) {
    await stage.engine.channels.channel(contact.channel).checkAddress(contact.address);
    const meta = { actor: stage.as('administrator'), requestId: 'drill' };
    await stage.engine.bus.execute(addContact, contact, meta);
  }
}
