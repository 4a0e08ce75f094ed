import type { Schemas } from '../api/client.ts';

export type PlanText = Schemas['PlanText'];
export type PlanItem = Schemas['PlanItem'];

/** The parts of a plan's page. */
export const PARTS = ['levels', 'measures', 'clauses', 'agencies', 'rules', 'changes', 'all'] as const;
export type Part = (typeof PARTS)[number];

/** What a link into a plan says. */
export interface PlanSearch {
  part?: Part;
  /** A clause such as `5.2.3`, which is shown with all rules under it. */
  clause?: string;
  /** Id of an item, which is shown where it stands. */
  item?: string;
  level?: string;
  version?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : typeof value === 'string' && value ? value : undefined;

export function planSearch(search: Record<string, unknown>): PlanSearch {
  const part = PARTS.find((each) => each === search['part']);
  const [clause, item, level, version] = ['clause', 'item', 'level', 'version'].map((key) =>
    text(search[key]),
  );
  return {
    ...(part && { part }),
    ...(clause && { clause }),
    ...(item && { item }),
    ...(level && { level }),
    ...(version && { version }),
  };
}

/** The part in which an item stands. */
export function partOf({ kind }: PlanItem): Part {
  if (kind === 'task') return 'measures';
  if (kind === 'agency') return 'agencies';
  return kind === 'threshold' || kind === 'trigger' || kind === 'authority' ? 'levels' : 'rules';
}

/** A clause and what stands below it: `5.2.3` has `5.2.3(4)` and `5.2.3.1`, not `5.2.31`. */
export const isUnder = (clause: string, above: string): boolean =>
  clause === above || clause.startsWith(`${above}.`) || clause.startsWith(`${above}(`);

export const itemsUnder = (items: readonly PlanItem[], clause: string): PlanItem[] =>
  items.filter(({ cites }) => cites.some((cite) => isUnder(cite, clause)));

/** As clauses are typed: full-width brackets and dots, a section sign, `第…条`. */
export const clauseTyped = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replace(/^[\s§第]+|[\s条款]+$/g, '');

/** Items that hold every word of what was typed, in either language, or that cite the clause. */
export function matchingItems(items: readonly PlanItem[], typed: string, agencyOf: (key: string) => string) {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const clause = clauseTyped(typed);
  return items.filter(({ name, words: said, cites, agency, note }) => {
    if (cites.some((cite) => isUnder(cite, clause))) return true;
    const text = [name.zh, name.en, said.zh, said.en, agency && agencyOf(agency), note]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
