import type { ContactRole, ContactRow, DeliveryRow } from '../records/index.ts';
import { barredFromExercise } from './exercise.ts';

const ROLES: readonly ContactRole[] = ['first', 'second', 'head'];

/** Whose contacts may get a message, and with whom it begins. */
export interface Reach {
  recipient: string;
  role: ContactRole;
  /** `account:<id>` of the person on duty, whose contacts come before those of the recipient. */
  account: string | null;
  exercise: boolean;
}

/**
 * Contacts in the order in which they are tried, those of one rung together: the person on duty, then role by role from
 * the one that the message is for, each by rank.
 */
export function rungs(contacts: readonly ContactRow[], { recipient, role, account }: Reach): ContactRow[][] {
  const from = ROLES.indexOf(role);
  const byPlace = new Map<number, ContactRow[]>();
  for (const contact of contacts) {
    const personal = contact.recipient === account;
    const at = ROLES.indexOf(contact.role);
    if (!contact.active || !(personal || (contact.recipient === recipient && at >= from))) continue;
    const place = (personal ? 0 : at + 1) * 1e6 + contact.rank;
    byPlace.set(place, [...(byPlace.get(place) ?? []), contact]);
  }
  return [...byPlace].sort(([a], [b]) => a - b).map(([, rung]) => rung);
}

/** Who gets a message first: the person on duty, or the lowest rank of the very role; a role without contacts, nobody. */
export function firstRung(contacts: readonly ContactRow[], reach: Reach): ContactRow[] {
  const [rung = []] = rungs(contacts, reach);
  const meant = rung[0]?.recipient === reach.account || rung[0]?.role === reach.role;
  return meant ? rung : [];
}

/** Who gets it when these have failed; an exercise passes by whoever is not marked for exercises (8.3.4). */
export function nextRung(
  contacts: readonly ContactRow[],
  reach: Reach,
  tried: ReadonlySet<string>,
): ContactRow[] {
  const left = contacts.filter((contact) => !tried.has(contact.id) && mayReach(reach, contact));
  return rungs(left, reach)[0] ?? [];
}

const mayReach = ({ exercise }: Reach, contact: ContactRow): boolean => {
  const to: Pick<DeliveryRow, 'exercise' | 'channel' | 'contactId'> = {
    ...{ exercise, channel: contact.channel, contactId: contact.id },
  };
  return !barredFromExercise(to, contact);
};
