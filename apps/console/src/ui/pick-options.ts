export interface Option {
  key: string;
  title: string;
  /** Other words by which it is found: a key, the name in the other language. */
  also: string[];
}

/** How well an option answers to what was typed: 0 not at all, more is better. */
function scoreOf({ title, also }: Option, number: number, typed: string): number {
  if (String(number) === typed) return 4;
  const words = [title, ...also].map((word) => word.toLowerCase());
  if (words.some((word) => word.startsWith(typed))) return 3;
  if (words.some((word) => word.includes(typed))) return 2;
  return words.some((word) => isSpread(typed, word)) ? 1 : 0;
}

/** `hj` in `hejing`: the letters in their order, beginning with the first. */
function isSpread(typed: string, word: string): boolean {
  if (typed.length < 2 || word[0] !== typed[0]) return false;
  let from = 0;
  for (const letter of typed) {
    const at = word.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Options that answer to what was typed, the best first, each with its number in the whole list. */
export function fitting(options: readonly Option[], text: string): { option: Option; number: number }[] {
  const numbered = options.map((option, index) => ({ option, number: index + 1 }));
  const typed = text.normalize('NFKC').trim().toLowerCase();
  if (!typed) return numbered;
  return numbered
    .map((one) => ({ ...one, score: scoreOf(one.option, one.number, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.number - b.number);
}
