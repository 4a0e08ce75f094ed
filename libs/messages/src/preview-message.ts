import type { MessageLanguage } from '#plan';
import type { CompiledMessages } from './compile-messages.ts';
import type { MessageSubject } from './message-values.ts';
import { type RenderedMessage, renderMessage } from './render-message.ts';
import { type ShortSize, shortSize } from './short-size.ts';

export { type SampleDelivery, sampleDelivery, sampleLink } from './samples.ts';

/** A message as it would go out over a channel, with the size of its short text. */
export interface PreviewedMessage extends RenderedMessage {
  /** What the channel is given as text. */
  sends: 'short' | 'text';
  size: ShortSize;
}

export function previewMessage(
  messages: CompiledMessages,
  subject: MessageSubject,
  contact: { channel: string; internal: boolean },
  language?: MessageLanguage,
): PreviewedMessage {
  const rendered = renderMessage(messages, subject, contact, language);
  const sends = messages.rules.short.channels.includes(contact.channel) ? 'short' : 'text';
  return { ...rendered, sends, size: shortSize(rendered.short) };
}
