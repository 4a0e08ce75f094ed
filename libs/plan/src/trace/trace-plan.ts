import type { Text } from '../model/basics.ts';
import type { Clause } from '../model/clause.ts';
import type { Plan } from '../model/plan.ts';
import { citedItems, clausesIn } from './cited-items.ts';
import { names } from './clause-references.ts';

/** Files that name clauses: path from the root of the repository → clauses as they stand there. */
export interface ClauseIndex {
  code: Readonly<Record<string, readonly string[]>>;
  tests: Readonly<Record<string, readonly string[]>>;
}

/**
 * covered: a test names it, and the plan's data or the code carries it, if not all of it. Otherwise why not: `heading`,
 * `out-of-scope`, `planned`, `unsettled`. `missing` is a clause of which nobody has said anything.
 */
export type TraceState = 'covered' | 'heading' | 'out-of-scope' | 'planned' | 'unsettled' | 'missing';

export interface TracedClause {
  number: string;
  title: Text;
  state: TraceState;
  /** Why it is not covered, or not wholly; null where it is, or nobody said. */
  reason: Text | null;
  /** Paths of the plan's items that cite it. */
  items: readonly string[];
  /** Keys of the open questions about it. */
  unsettled: readonly string[];
  code: readonly string[];
  tests: readonly string[];
}

/** Each numbered clause with the plan's data, the code and the tests that stand for it. */
export function tracePlan(plan: Plan, index: ClauseIndex): TracedClause[] {
  const cited = citedItems(plan);
  const headings = new Set(plan.clauses.filter(({ heading }) => heading).map(({ number }) => number));
  const filesIn = (files: ClauseIndex['code'], clause: string) =>
    Object.entries(files)
      // Naming a whole chapter says nothing of what stands in it.
      .filter(([, all]) => all.some((each) => !headings.has(each) && names(each, clause)))
      .map(([file]) => file)
      .sort();
  return plan.clauses.map((clause) => {
    const { number, title } = clause;
    const questions = plan.unsettled.filter(({ cite }) => cite && clausesIn(cite).includes(number));
    const found = {
      items: cited.get(number) ?? [],
      unsettled: questions.map(({ key }) => key),
      code: filesIn(index.code, number),
      tests: filesIn(index.tests, number),
    };
    const covered =
      !clause.heading && found.tests.length > 0 && (found.items.length > 0 || found.code.length > 0);
    return {
      number,
      title,
      ...(covered ? coveredBut(clause) : standing(clause, questions[0]?.why)),
      ...found,
    };
  });
}

type Standing = Pick<TracedClause, 'state' | 'reason'>;

/** What is planned beside what is there already. */
const coveredBut = ({ planned }: Clause): Standing => ({ state: 'covered', reason: planned ?? null });

function standing(clause: Clause, openQuestion: Text | undefined): Standing {
  if (clause.heading) return { state: 'heading', reason: null };
  if (clause.outOfScope) return { state: 'out-of-scope', reason: clause.outOfScope };
  if (clause.planned) return { state: 'planned', reason: clause.planned };
  if (openQuestion) return { state: 'unsettled', reason: openQuestion };
  return { state: 'missing', reason: null };
}
