import type { Plan } from '../../plan/use-plan.ts';
import type { Paper, ReportKind } from './queries.ts';
import { isStanding, isUnsent } from './steps.ts';

const ANY: readonly Paper['kind'][] = ['first', 'follow-up', 'verified'];

/** The kinds that fulfil what a clock of the plan asks for: a verified report by a verified one alone. */
const fulfilling = (plan: Plan, clock: string): readonly Paper['kind'][] =>
  plan.clocks.find(({ key }) => key === clock)?.report === 'verified' ? ['verified'] : ANY;

/** A process has one first report; whatever comes after is a follow-up. */
export const kindNow = (papers: readonly Paper[]): ReportKind =>
  papers.some((paper) => paper.kind === 'first' && isStanding(paper)) ? 'follow-up' : 'first';

/** What to draft for a duty, or the document that is on its way already. */
export function answerTo(plan: Plan, clock: string, papers: readonly Paper[]): ReportKind | Paper {
  const kinds = fulfilling(plan, clock);
  const written = papers.findLast((paper) => kinds.includes(paper.kind) && isUnsent(paper));
  return written ?? (kinds === ANY ? kindNow(papers) : 'verified');
}
