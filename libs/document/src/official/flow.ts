import type { Block } from '../blocks.ts';
import { inWords, type OfficialDocument } from './official-document.ts';

/** What a piece of text is: each has its type, size and place. */
export type Role =
  | 'title'
  | 'to'
  | 'first'
  | 'second'
  | 'third'
  | 'body'
  | 'mark'
  | 'issuer'
  | 'date'
  | 'remark';

export type FlowItem =
  /** `names`: inside which no line of a title ends. */
  | { kind: 'text'; role: Role; text: string; names?: string[] }
  /** Lines left empty, or a part of one. */
  | { kind: 'gap'; lines: number }
  | { kind: 'table'; head: string[]; rows: string[][] };

const DIGITS = '〇一二三四五六七八九';

/** 1 … 99 in Chinese: 十一, 二十. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}${tens ? '十' : ''}${n % 10 ? DIGITS[n % 10] : ''}`;
}

/**
 * The text of a document from its title to the note below its date, in the order in which it stands on paper. Headings
 * are numbered as the form asks: 一、（一）1. and items （1）.
 */
export function flowOf(document: OfficialDocument): FlowItem[] {
  const { form, title, names = [], to, body, issuer, date, remark } = document;
  const signed = form === 'document' || form === 'letter' || form === 'sheet';
  return [
    { kind: 'text', role: 'title', text: title, names },
    { kind: 'gap', lines: form === 'sheet' ? 0.5 : 1 },
    ...(to.length && form !== 'sheet' ? [text('to', `${to.join('、')}：`)] : []),
    ...bodyOf(body),
    ...(signed
      ? [
          { kind: 'gap', lines: form === 'sheet' ? 1 : 2 } as const,
          text('issuer', issuer),
          text('date', inWords(date)),
        ]
      : []),
    ...(remark ? [text('remark', `（${remark}）`)] : []),
  ];
}

const text = (role: Role, words: string): FlowItem => ({ kind: 'text', role, text: words });

function bodyOf(body: readonly Block[]): FlowItem[] {
  const count = [0, 0, 0];
  return body.flatMap((block) => written(block, count));
}

/** `count` holds the numbers of the headings so far, by their level. */
function written(block: Block, count: number[]): FlowItem[] {
  switch (block.kind) {
    case 'heading': {
      const n = ++count[block.level - 1]!;
      count.fill(0, block.level);
      if (block.level === 1) return [text('first', `${chineseNumber(n)}、${block.text}`)];
      if (block.level === 2) return [text('second', `（${chineseNumber(n)}）${block.text}`)];
      return [text('third', `${n}.${block.text}`)];
    }
    case 'paragraph':
      return block.text.split('\n').map((line) => text('body', line));
    case 'mark':
      return [text('mark', block.text)];
    case 'list':
      return block.items.map((item, index) =>
        text('body', `（${index + 1}）${item.replace(/\s*\n\s*/g, ' ')}`),
      );
    case 'table':
      return [{ kind: 'table', head: block.head, rows: block.rows }];
  }
}

/** What stands between two lines at the end (版记), line by line; none: nothing does. */
export function colophon({ form, copies, printedBy, date }: OfficialDocument): {
  copies: string | null;
  printed: { by: string; on: string } | null;
} {
  const list = copies.length ? `${form === 'bulletin' ? '报送' : '抄送'}：${copies.join('，')}。` : null;
  const prints = form === 'document' || form === 'minutes' || form === 'bulletin';
  return { copies: list, printed: prints ? { by: printedBy, on: date ? `${inWords(date)}印发` : '' } : null };
}
