export type Lang = 'zh' | 'en';

/** A part of a document, whatever it is written as. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  /** Set off from the rest: an exercise, a correction. */
  | { kind: 'mark'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const mark = (text: string): Block => ({ kind: 'mark', text });
export const list = (items: string[]): Block => ({ kind: 'list', items });
/** What every document with times in it says of them. */
export const WHOSE_TIME: Record<Lang, string> = { zh: '时间均为北京时间', en: 'All times are Beijing time' };
export const table = (head: string[], rows: string[][]): Block => ({ kind: 'table', head, rows });
