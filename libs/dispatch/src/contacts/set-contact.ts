import { Problem } from '#kernel';
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
  /** Whether the address is inside the government's own network; it is not if left out. */
  internal?: boolean;
}

/** Channels whose address can lie inside the government's own network and yet belong to a channel that goes outside. */
const CAN_BE_INTERNAL = ['email'];

function requireInternal(channel: string, internal: boolean): void {
  if (internal && !CAN_BE_INTERNAL.includes(channel))
    throw new Problem('contact.cannot-be-internal', { channel, allowed: CAN_BE_INTERNAL.join(', ') });
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
    const internal = input.internal ?? false;
    requireInternal(input.channel, internal);
    const id = session.newId();
    const { role = 'first', rank = 1 } = input;
    const forExercises = input.forExercises ?? false;
    session.put('contact', {
      ...{ id, ...input, role, rank, forExercises, internal },
      ...{ active: true, createdAt: session.now },
    });
    await session.record('contact', id, 'contact.added', {
      data: { recipient: input.recipient, channel: input.channel, role, rank, forExercises, internal },
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

/**
 * Says that an address is inside the government's own network, so that its messages may carry everything, or no longer.
 * Refuses `contact.cannot-be-internal`.
 */
export const markInternal: Command<{ contactId: string; internal: boolean }, { id: string }> = {
  name: 'mark-contact-internal',
  async handle(session, { contactId, internal }) {
    requireAdministrator(session, session.plans);
    const contact = await session.require('contact', contactId);
    requireInternal(contact.channel, internal);
    session.put('contact', { ...contact, internal });
    await session.record('contact', contactId, 'contact.marked-internal', {
      data: { recipient: contact.recipient, internal },
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

/** Uses a contact again that was removed. */
export const restoreContact: Command<{ contactId: string }, { id: string }> = {
  name: 'restore-contact',
  async handle(session, { contactId }) {
    requireAdministrator(session, session.plans);
    const contact = await session.require('contact', contactId);
    session.put('contact', { ...contact, active: true });
    await session.record('contact', contactId, 'contact.restored', {
      data: { recipient: contact.recipient },
    });
    return { id: contactId };
  },
};

/** Whose contact it is, and its order: the next one gets what the one before cannot be sent. */
export const orderContact: Command<{ contactId: string; role: ContactRole; rank: number }, { id: string }> = {
  name: 'order-contact',
  async handle(session, { contactId, role, rank }) {
    requireAdministrator(session, session.plans);
    const contact = await session.require('contact', contactId);
    session.put('contact', { ...contact, role, rank });
    await session.record('contact', contactId, 'contact.ordered', {
      data: { recipient: contact.recipient, role, rank, before: { role: contact.role, rank: contact.rank } },
    });
    return { id: contactId };
  },
};
