/** How wide a text is in characters; letters and digits are half as wide as a Chinese character. */
export const charactersOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);

const LEAST = 3;
const MOST = 26;
/** Up to this many characters a column is as wide as it needs; the longer ones share what is left. */
const SHORT = 8;

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
  const wanted = Array.from({ length: count }, (_, column) => {
    const longest = Math.max(
      ...[head, ...rows].flatMap((row) => (row[column] ?? '').split('\n')).map(charactersOf),
    );
    return Math.min(MOST, Math.max(LEAST, longest)) + 1;
  });
  const sum = (parts: number[]) => parts.reduce((all, each) => all + each, 0);
  const short = sum(wanted.filter((each) => each <= SHORT));
  const long = sum(wanted.filter((each) => each > SHORT));
  const stretch = long > 0 && short + long > room && short < room * 0.7 ? (room - short) / long : 1;
  const widths = wanted.map((each) => (each > SHORT ? each * stretch : each));
  return widths.map((each) => each / sum(widths));
}
