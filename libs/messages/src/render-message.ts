import type { MessageClass, MessageLanguage } from '#plan';
import type { ContactRow, MessageText } from '#runtime';
import { allowedVariables } from './allowed-variables.ts';
import { messageClass } from './channel-class.ts';
import type { CompiledMessages } from './compile-messages.ts';
import { MARK } from './exercise-mark.ts';
import { fileOf, formOf, isKind } from './kinds.ts';
import { type MessageSubject, messageValues, permitted } from './message-values.ts';
import type { Part } from './parts.ts';

export interface RenderedMessage {
  cls: MessageClass;
  subject: string;
  /** One line, for SMS and robots. */
  short: string;
  text: string;
  /** A whole page. */
  html: string;
}

/**
 * A message in words for a contact: in the languages of its class of channels (or only `language`), with no more told
 * to the template than the rules allow there, and with the mark of an exercise before each part (8.3.4).
 */
export function renderMessage(
  messages: CompiledMessages,
  subject: MessageSubject,
  contact: Pick<ContactRow, 'channel' | 'internal'>,
  language?: MessageLanguage,
): RenderedMessage {
  const { rules, words } = messages;
  const { delivery } = subject;
  const cls = messageClass(rules, contact);
  const languages = language ? [language] : rules.classes[cls].languages;
  // Beside a newer release there may be kinds that this one has no words for: those are notices.
  const kind = isKind(delivery.message.kind) ? delivery.message.kind : 'notice';
  const templates = words.get(fileOf(kind, formOf({ ...delivery.message, kind }), cls))!;
  const allowed = allowedVariables(rules, cls);
  const say = (part: Part, lang: MessageLanguage): string => {
    const said = templates[lang][part].render(permitted(messageValues(subject, lang), allowed)).trim();
    const mark = delivery.exercise ? MARK[lang] : '';
    return part === 'html' && mark ? `<p><strong>${mark.trim()}</strong></p>\n${said}` : mark + said;
  };
  const [first] = languages as [MessageLanguage];
  const title = say('subject', first);
  return {
    cls,
    subject: title,
    short: say('short', first),
    text: languages.map((lang) => say('text', lang)).join('\n\n———\n\n'),
    html: page(title, languages.map((lang) => section(lang, say('html', lang))).join('\n<hr>\n'), first),
  };
}

const TAG: Record<MessageLanguage, string> = { zh: 'zh-CN', en: 'en' };

const section = (lang: MessageLanguage, html: string): string => `<div lang="${TAG[lang]}">\n${html}\n</div>`;

const page = (title: string, body: string, lang: MessageLanguage): string => `<!doctype html>
<html lang="${TAG[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</title>
</head>
<body>
${body}
</body>
</html>
`;

/** What a channel is given: those with little room get the short text. */
export const textFor = (
  { rules }: CompiledMessages,
  channel: string,
  { subject, short, text, html }: RenderedMessage,
): MessageText =>
  rules.short.channels.includes(channel) ? { subject, text: short, html: null } : { subject, text, html };
