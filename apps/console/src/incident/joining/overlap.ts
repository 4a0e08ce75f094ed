import type { Incident } from '../queries.ts';

export interface OverlapRow {
  division: string;
  indicator: string;
  from: number | null;
  into: number | null;
}

/** Figures of divisions that both incidents have figures of, where at least one of them is known. */
export function overlapRows(from: Incident, into: Incident, indicators: readonly string[]): OverlapRow[] {
  const ours = into.data.effective;
  return Object.entries(from.data.effective).flatMap(([division, theirs]) =>
    indicators
      .map((indicator) => ({
        ...{ division, indicator },
        from: theirs.figures[indicator] ?? null,
        into: ours[division]?.figures[indicator] ?? null,
      }))
      .filter((row) => ours[division] && (row.from !== null || row.into !== null)),
  );
}

/** Divisions that both have figures of: whether those are told twice or of two events, somebody has to say. */
export const overlapping = (from: Incident, into: Incident): string[] =>
  Object.keys(from.data.effective).filter((division) => division in into.data.effective);
