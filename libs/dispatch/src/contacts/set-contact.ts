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
  /** Whether exercises may be sent there; not if left out. */
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
    const role = input.role ?? 'first';
    const forExercises = input.forExercises ?? false;
    session.put('contact', { id, ...input, role, forExercises, active: true, createdAt: session.now });
    await session.record('contact', id, 'contact.added', {
      data: { recipient: input.recipient, channel: input.channel, role, forExercises },
    });
    return { id };
  },
};

/** Says whether exercises may be sent to a contact (8.3.4). */
export const markContact: Command<{ contactId: string; forExercises: boolean }, { id: string }> = {
  name: 'mark-contact',
  async handle(session, { contactId, forExercises }) {
    requireAdministrator(session, session.plans);
    const contact = await session.require('contact', contactId);
    session.put('contact', { ...contact, forExercises });
    const { recipient } = contact;
    await session.record('contact', contactId, 'contact.marked', { data: { recipient, forExercises } });
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
