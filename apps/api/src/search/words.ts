import type { Plan } from '#plan';

const MOST_WORDS = 6;
/** `和静县` is called 和静 as well. */
const SHORTENED = /(回族自治县|[县市局])$/;

/** Digits and letters of either width, in lower case. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * What was typed as single words: full-width text folded, and a run of Chinese cut where it names a division or hazard of
 * the plan, so that 和静洪涝 finds what is called 和静县洪涝灾害.
 */
export function wordsOf(typed: string, plan: Plan): string[] {
  const names = [...plan.divisions, ...plan.hazards]
    .flatMap(({ title: { zh } }) => [zh, zh.replace(SHORTENED, '')])
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
  const cut = (word: string): string[] => {
    for (const name of names) {
      const at = word.indexOf(name);
      if (at < 0) continue;
      const [before, after] = [word.slice(0, at), word.slice(at + name.length)];
      return [...(before ? cut(before) : []), name, ...(after ? cut(after) : [])];
    }
    return [word];
  };
  const words = folded(typed).split(/\s+/).filter(Boolean).flatMap(cut);
  return [...new Set(words)].slice(0, MOST_WORDS);
}

interface Named {
  title: { zh: string; en: string };
}

/** Whether a word stands in a name of the plan, in either language. */
export const names = (word: string, { title }: Named): boolean =>
  folded(`${title.zh}\n${title.en}`).includes(word);

/** A text as it may stand in the record: of the width that was folded, and of the other. */
export const widths = (word: string): string[] => {
  const wide = word.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  return wide === word ? [word] : [word, wide];
};
