import type { Report } from '../queries.ts';

/** The reports of one division that stand, in the order of the moments that they are for. */
export const standing = (reports: readonly Report[], division: string): Report[] =>
  reports
    .filter((report) => report.division === division && !report.supersededBy)
    .sort((a, b) => Date.parse(a.asOf) - Date.parse(b.asOf));

/**
 * How a figure changed with the latest report that mentions it against the one before that knew it; null where there is
 * nothing to compare.
 */
export function changeIn(reports: readonly Report[], indicator: string): number | null {
  const known = reports.map(({ figures }) => figures[indicator]).filter((figure) => figure !== undefined);
  const last = known.at(-1);
  const before = known.slice(0, -1).findLast((figure) => figure !== null);
  return last == null || before == null ? null : last - before;
}

/** What a division last said of each figure, as its next report will be held against. */
export function lastKnown(reports: readonly Report[]): Record<string, number | null> {
  const figures: Record<string, number | null> = {};
  for (const report of reports)
    for (const [key, figure] of Object.entries(report.figures))
      if (figure !== undefined) figures[key] = figure;
  return figures;
}
