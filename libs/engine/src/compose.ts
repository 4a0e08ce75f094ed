import type { AckLinks } from '#dispatch';
import type { Clock } from '#kernel';
import { type MessageSubject, renderMessage, textFor } from '#messages';
import type { Composer, DeliveryRow, Reader } from '#runtime';
import type { EngineConfig } from './config.ts';
import type { Messages } from './open-messages.ts';

export interface WordingParts {
  messages: Messages;
  links: AckLinks;
  reader: Reader;
  clock: Clock;
  config: Pick<EngineConfig, 'publicUrl' | 'defaultPlan'>;
}

/** What a template is filled in with for a delivery. */
export async function subjectOf(
  { messages, links, reader, clock, config }: WordingParts,
  delivery: DeliveryRow,
): Promise<MessageSubject> {
  const plan = await messages.planOf(reader, clock, delivery, config.defaultPlan);
  return { delivery, plan, login: config.publicUrl, link: links.linkOf(delivery) };
}

/** Puts deliveries into words by the templates of their plan. */
export const composerOf =
  (parts: WordingParts): Composer =>
  async (delivery, contact) => {
    const subject = await subjectOf(parts, delivery);
    const words = parts.messages.of(subject.plan);
    return textFor(words, contact.channel, renderMessage(words, subject, contact));
  };
