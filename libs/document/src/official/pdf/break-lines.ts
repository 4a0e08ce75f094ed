import { NOT_FIRST, NOT_LAST } from '../title-words.ts';

/** Width of a text in points, in one of the types and at a size. */
export type Measure = (face: Face, size: number, text: string) => number;
/** 小标宋, 仿宋, 楷体, 黑体. */
export type Face = 'title' | 'body' | 'kai' | 'hei';

export interface Line {
  text: string;
  /** Width with the spacing, in points. */
  width: number;
  /** The last of its paragraph is not stretched. */
  last: boolean;
}

/** The pieces between which a line may end: each Chinese character, each run of letters and digits. */
export const piecesOf = (text: string): string[] =>
  text.match(/[A-Za-z0-9.:/@_%+-]+|\s+|[\s\S]/gu)?.filter((piece) => piece !== '\n') ?? [];

export interface Breaking {
  width: number;
  /** By which the first line is shorter, and by which all others are. */
  indent?: number;
  hang?: number;
  spacing?: number;
  /** Between which a line may end, if not after every character. */
  pieces?: string[];
  measure: (text: string) => number;
}

/**
 * Breaks a paragraph into lines of `width` points, the first of them `indent` shorter. No line begins with a closing
 * mark or ends with an opening one; what is longer than a line is cut.
 */
export function breakLines(
  text: string,
  { width, indent = 0, hang = 0, spacing = 0, pieces: given, measure }: Breaking,
): Line[] {
  const wide = (piece: string) => measure(piece) + Array.from(piece).length * spacing;
  const pieces = (given ?? piecesOf(text)).flatMap((piece) =>
    wide(piece) > width - Math.max(indent, hang) ? Array.from(piece) : [piece],
  );
  const lines: string[][] = [];
  let line: string[] = [];
  let used = indent;
  for (const piece of pieces) {
    const more = wide(piece);
    if (line.length && used + more > width + 0.5) {
      const carried = carriedOver(line, piece);
      lines.push(line.slice(0, line.length - carried.length));
      line = carried;
      used = hang + carried.reduce((sum, each) => sum + wide(each), 0);
    }
    if (!line.length && lines.length && /^\s+$/.test(piece)) continue;
    line.push(piece);
    used += more;
  }
  lines.push(line);
  return lines.map((each, index) => {
    const words = each.join('');
    return { text: words, width: wide(words), last: index === lines.length - 1 };
  });
}

/** What goes to the next line with a piece that may not stand first, or after one that may not stand last. */
function carriedOver(line: readonly string[], next: string): string[] {
  let from = line.length;
  let first = next;
  while (from > 1 && (NOT_FIRST.test(first) || NOT_LAST.test(line[from - 1]!))) first = line[--from]!;
  return from <= 1 ? [] : line.slice(from);
}
