/** How wide a text is in characters; letters and digits are half as wide as a Chinese character. */
export const charactersOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);

const LEAST = 3;
const MOST = 26;
/** Up to this many characters a column is as wide as it needs; the longer ones share what is left. */
const SHORT = 8;
const LINES_OF_HEAD = 3;
/** Where it is tight, a time of day stands below its day. */
const DAY_OR_LINE = /\n|(?<=日)(?=\d+时)/u;

/** A column whose entries are all as short as this stands in the middle; prose begins at the left. */
const CENTRED = 9;

/** Which columns are centred, so that no entry of one stands otherwise than the rest. */
export const centredColumns = (rows: readonly (readonly string[])[], count: number): boolean[] =>
  Array.from({ length: count }, (_, column) =>
    rows.every((row) => (row[column] ?? '').split('\n').every((line) => charactersOf(line) <= CENTRED)),
  );

/**
 * Each column's part of a table's width, by what stands in it; the parts come to 1. `room` is how many characters the
 * table is wide.
 */
export function columnWidths(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  room: number,
): number[] {
  const count = Math.max(head.length, ...rows.map((row) => row.length));
  // A form's labels stand in narrow columns, whatever the entries beside them.
  if (!head.length)
    return count === 2 ? [0.22, 0.78] : Array.from({ length: count }, (_, i) => (i % 2 ? 0.32 : 0.18));
  const sum = (parts: number[]) => parts.reduce((all, each) => all + each, 0);
  const wantedWith = (linesOfHead: number) =>
    Array.from({ length: count }, (_, column) => {
      const entries = rows
        .flatMap((row) => (row[column] ?? '').split(linesOfHead > 1 ? DAY_OR_LINE : '\n'))
        .map(charactersOf);
      const longest = Math.max(charactersOf(head[column] ?? '') / linesOfHead, ...entries);
      return Math.min(MOST, Math.max(LEAST, longest)) + 1;
    });
  // Where it is tight, heads break before entries do.
  const loose = wantedWith(1);
  const wanted = sum(loose) > room ? wantedWith(LINES_OF_HEAD) : loose;
  const short = sum(wanted.filter((each) => each <= SHORT));
  const long = sum(wanted.filter((each) => each > SHORT));
  const stretch = long > 0 && short + long > room && short < room * 0.7 ? (room - short) / long : 1;
  const widths = wanted.map((each) => (each > SHORT ? each * stretch : each));
  return widths.map((each) => each / sum(widths));
}
