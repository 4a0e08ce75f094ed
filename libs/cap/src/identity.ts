import { type CapAlert, capInstant } from './alert.ts';

/** The three that identify a message. */
export type CapIdentity = Pick<CapAlert, 'sender' | 'identifier' | 'sent'>;

/** One text for one message, however its offset was written. */
export const identityKey = ({ sender, identifier, sent }: CapIdentity): string =>
  `${sender},${identifier},${capInstant(sent)}`;

/** The earlier messages that a message names. */
export function referencesOf({ references }: Pick<CapAlert, 'references'>): CapIdentity[] {
  if (!references) return [];
  return references.split(/\s+/).map((one) => {
    const [sender, identifier, sent] = one.split(',') as [string, string, string];
    return { sender, identifier, sent };
  });
}

/** As `references` holds them. */
export const referenceText = (messages: readonly CapIdentity[]): string =>
  messages.map(({ sender, identifier, sent }) => `${sender},${identifier},${sent}`).join(' ');

/** When the last of its accounts expires; null where one of them never does, or there is none. */
export function expiryOf({ info }: Pick<CapAlert, 'info'>): number | null {
  const times = info.map(({ expires }) => (expires === undefined ? null : capInstant(expires)));
  return times.length && times.every((at) => at !== null) ? Math.max(...times) : null;
}
