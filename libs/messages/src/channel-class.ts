import type { MessageClass, MessageRules } from '#plan';
import type { ContactRow } from '#runtime';

/** The class of channels that a contact belongs to: an internal one is inside, and what no class names is outside. */
export const messageClass = (
  rules: MessageRules,
  contact: Pick<ContactRow, 'channel' | 'internal'>,
): MessageClass =>
  contact.internal || rules.classes.inside.channels.includes(contact.channel) ? 'inside' : 'outside';
