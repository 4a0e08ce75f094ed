import type { Figures } from '#plan';
import type { EffectiveReport, ReportRow } from './records/index.ts';

/** What the fold looks at: kept small, so that the journal's facts can be folded as well as the rows. */
export type FoldedReport = Pick<ReportRow, 'id' | 'asOf' | 'enteredAt' | 'figures' | 'supersededBy'>;

/** Order by the moment that the figures are for; of two for the same moment, the one entered later. */
const byMoment = (a: FoldedReport, b: FoldedReport): number =>
  a.asOf - b.asOf || a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1);

/** What a division's reports come to: a later one overrides whatever it mentions, and only that. */
export function foldReports(reports: readonly FoldedReport[]): EffectiveReport | null {
  const valid = reports.filter((report) => !report.supersededBy).sort(byMoment);
  const last = valid.at(-1);
  if (!last) return null;
  const figures = Object.assign({}, ...valid.map((report) => report.figures)) as Figures;
  return { reportId: last.id, asOf: last.asOf, figures };
}
