import { type Command, type ContactRole, type Plans, requireCapability, type Session } from '#runtime';

export interface SetContact {
  recipient: string;
  channel: string;
  /** Checked by its channel before this command. */
  address: string;
  /** Made outside, so that the handler stays repeatable. */
  secret: string | null;
  /** Whose it is; the first contact's if left out. */
  role?: ContactRole;
  /** Its order within the role; 1, which goes first, if left out. */
  rank?: number;
  /** Whether exercises may reach it; they may not if left out (8.3.4). */
  forExercises?: boolean;
}

/** Any loaded plan's administrator; contacts belong to no incident. */
function requireAdministrator(session: Session, plans: Plans): void {
  const [first] = plans.list();
  requireCapability(session.actor, plans.version(first!.id, first!.effectiveFrom).plan, 'administer');
}

/** Adds a way to reach a recipient, besides its inbox. */
export const addContact: Command<SetContact, { id: string }> = {
  name: 'add-contact',
  async handle(session, input) {
    requireAdministrator(session, session.plans);
    const id = session.newId();
    const { role = 'first', rank = 1 } = input;
    const forExercises = input.forExercises ?? false;
    session.put('contact', { id, ...input, role, rank, forExercises, active: true, createdAt: session.now });
    await session.record('contact', id, 'contact.added', {
      data: { recipient: input.recipient, channel: input.channel, role, rank, forExercises },
    });
    return { id };
  },
};

/** Marks a contact for exercises, or takes the mark away (8.3.4). */
export const markForExercises: Command<{ contactId: string; forExercises: boolean }, { id: string }> = {
  name: 'mark-contact-for-exercises',
  async handle(session, { contactId, forExercises }) {
    requireAdministrator(session, session.plans);
    const contact = await session.require('contact', contactId);
    session.put('contact', { ...contact, forExercises });
    await session.record('contact', contactId, 'contact.marked-for-exercises', {
      data: { recipient: contact.recipient, forExercises },
    });
    return { id: contactId };
  },
};

/** Stops using a contact; what was sent over it stays in the record. */
export const removeContact: Command<{ contactId: string }, { id: string }> = {
  name: 'remove-contact',
  async handle(session, { contactId }) {
    requireAdministrator(session, session.plans);
    const contact = await session.require('contact', contactId);
    session.put('contact', { ...contact, active: false });
    await session.record('contact', contactId, 'contact.removed', { data: { recipient: contact.recipient } });
    return { id: contactId };
  },
};
