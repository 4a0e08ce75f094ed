import { z } from 'zod';

/** One message in one language; each part is a template. */
export const MessageParts = z
  .strictObject({
    /** One line: the subject of an e-mail. */
    subject: z.string().min(1),
    /** One line for SMS and robots, within the segments that the rules allow. */
    short: z.string().min(1),
    /** The whole message as plain text. */
    text: z.string().min(1),
    /** The same with mark-up: what stands in the body of the page. Values are escaped. */
    html: z.string().min(1),
  })
  .meta({ id: 'MessageParts' });
export type MessageParts = z.infer<typeof MessageParts>;

/** `<kind>[.request].<class>.yaml`: the words of one kind of message for one class of channels. */
export const MessageWords = z
  .strictObject({ zh: MessageParts, en: MessageParts })
  .meta({ id: 'MessageWords' });
export type MessageWords = z.infer<typeof MessageWords>;

const Language = z.enum(['zh', 'en']);

/** What may be said over a class of channels. */
const ChannelClass = z.strictObject({
  /** Channels that belong to it; a channel that no class names is outside. */
  channels: z.array(z.string().min(1)),
  /** In this order; subject and short text take the first. */
  languages: z.array(Language).min(1),
  /** All that its templates may use. */
  variables: z.array(z.string().min(1)),
});

/** messages/rules.yaml: what may be said where. */
export const MessageRules = z
  .strictObject({
    classes: z.strictObject({ inside: ChannelClass, outside: ChannelClass }),
    short: z.strictObject({
      /** Channels that get the short text instead of the long one. */
      channels: z.array(z.string().min(1)),
      /** SMS segments that it may take. */
      segments: z.int().min(1).max(10),
    }),
    /** What the page behind a link shows of each task, besides how many there are. */
    page: z.array(z.enum(['title', 'level', 'due', 'cite'])),
  })
  .meta({ id: 'MessageRules' });
export type MessageRules = z.infer<typeof MessageRules>;
export type MessageClass = keyof MessageRules['classes'];
export type MessageLanguage = z.infer<typeof Language>;
