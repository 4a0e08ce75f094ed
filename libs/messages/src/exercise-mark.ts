import type { MessageLanguage } from '#plan';

/** What an exercise says before every text, whatever the template says (8.3.4). */
export const MARK: Record<MessageLanguage, string> = { zh: '【演练】', en: '[EXERCISE] ' };

const MARKED = /^(?:【演练】|\[EXERCISE\] ?)+/;

/** A title without the mark that the outbox put before it: the whole message bears it. */
export const unmarked = (title: string): string => title.replace(MARKED, '');
