const ITEM = String.raw`\([一二三四五六七八九十\d]+\)`;
/** A clause's number: parts with dots, or a section with an item; `9.x.3` means 9.1.3, 9.2.3 and so on. */
const NUMBER = String.raw`\d+(?:(?:\.(?:\d+|x))+(?:${ITEM})*|(?:${ITEM})+)`;
const list = (number: string) => `(?:${number})(?:(?:, | and |、)(?:${number}))*`;
const LIST = new RegExp(
  String.raw`(?<![\w.])(?:(?:clauses? |['"\x60(（])(${list(NUMBER)})|clauses? (${list(String.raw`\d+`)}))(?![\w.]|\()`,
  'g',
);

/**
 * The clauses that a source names, each once. Comments, citations and titles of tests name one by its number in
 * parentheses or quotes, or after the word clause, where a section may stand by itself: `(9.1.2, 9.2.2)`, `'9.5'`,
 * `clause 9`. A number anywhere else is just a number.
 */
export function clauseReferences(text: string): string[] {
  const found = [...text.matchAll(LIST)].flatMap(([, numbers, sections]) =>
    (numbers ?? sections)!.split(/, | and |、/),
  );
  return [...new Set(found)];
}

/** Whether naming one clause names another: itself, what stands below it, and what an `x` stands for. */
export function names(reference: string, clause: string): boolean {
  const [own, items] = partsOf(reference);
  const [other, otherItems] = partsOf(clause);
  if (own.length !== other.length || !own.every((part, i) => part === 'x' || part === other[i])) return false;
  return otherItems.startsWith(items);
}

function partsOf(number: string): [string[], string] {
  const at = number.indexOf('(');
  return at === -1 ? [number.split('.'), ''] : [number.slice(0, at).split('.'), number.slice(at)];
}
