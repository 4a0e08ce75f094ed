import { charactersOf } from './column-widths.ts';
import { titleWords } from './title-words.ts';

/** Characters of a line: more of them would touch the edges of the type area. */
export const TITLE_MOST = 19;

/** Words that belong to the one after them, and to the one before. */
const LEANS_FORWARD = /^(?:关于|对于|由|自|将|为|至|和|与|及|在|对|因|以|从|向|按|经|第|各|本次)$/;
const LEANS_BACK = /^(?:[的地得之了等]|以来|期间|以上|以下)/;

/** A line ends inside no sense unit; among lines that keep this the most even are the best. */
const BAD_BREAK = 400;
/** Lines of a title widen, narrow or swell; they have no waist. */
const WAIST = 60;
/** Neither does a line hold one word of two characters. */
const STUB = { characters: 3, cost: 60 };
const MORE_LINES = 120;
/** How many ways to break what stands before a place are followed up. */
const WAYS = 6;

interface Way {
  lines: string[];
  cost: number;
}

/**
 * Breaks a title into lines of at most `most` characters (GB/T 9704 7.3.1): words and `names` whole, the lines a
 * trapezium or a rhombus.
 */
export function breakTitle(text: string, most: number, names: readonly string[] = []): string[] {
  const words = titleWords(text, names).flatMap((word) =>
    charactersOf(word) > most ? Array.from(word) : [word],
  );
  const least = Math.max(1, Math.ceil(charactersOf(text) / most));
  const ways = [least, least + 1]
    .flatMap((count) => waysOf(words, count, most))
    .map(({ lines, cost }) => ({
      lines,
      cost: cost + shapeCost(lines) + (lines.length - least) * MORE_LINES,
    }));
  const best = ways.sort((a, b) => a.cost - b.cost)[0];
  return best?.lines ?? [text];
}

/** The best ways to set words in so many lines, without regard to their shape. */
function waysOf(words: readonly string[], count: number, most: number): Way[] {
  const aim = charactersOf(words.join('')) / count;
  let reached = new Map<number, Way[]>([[0, [{ lines: [], cost: 0 }]]]);
  for (let line = 1; line <= count; line++) {
    const next = new Map<number, Way[]>();
    for (const [from, ways] of reached)
      for (let to = from + 1; to <= words.length; to++) {
        const one = words.slice(from, to).join('');
        const wide = charactersOf(one);
        if (wide > most) break;
        if ((to === words.length) !== (line === count)) continue;
        const cost = (wide - aim) ** 2 + breakCost(words, to) + (wide < STUB.characters ? STUB.cost : 0);
        const more = ways.map((way) => ({ lines: [...way.lines, one], cost: way.cost + cost }));
        next.set(to, [...(next.get(to) ?? []), ...more]);
      }
    for (const [to, ways] of next) next.set(to, ways.sort((a, b) => a.cost - b.cost).slice(0, WAYS));
    reached = next;
  }
  return reached.get(words.length) ?? [];
}

const breakCost = (words: readonly string[], at: number): number =>
  at < words.length && (LEANS_FORWARD.test(words[at - 1]!) || LEANS_BACK.test(words[at]!)) ? BAD_BREAK : 0;

function shapeCost(lines: readonly string[]): number {
  const wide = lines.map(charactersOf);
  const waists = wide.filter(
    (each, at) => at > 0 && at < wide.length - 1 && each < wide[at - 1]! - 1 && each < wide[at + 1]! - 1,
  );
  return waists.length * WAIST;
}
