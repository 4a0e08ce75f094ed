import type { Figures } from '#plan';
import type { EffectiveReport, IncidentRow } from '#runtime';

/** How the figures of one division go together that two processes both have. */
export type Overlap = 'later' | 'sum';

/** One division's figures on their way from one process to another. */
export interface Carried {
  division: string;
  asOf: number;
  figures: Figures;
  /** The report that they come from. */
  source: string;
  /** Indicators that only one of the two processes knew: the sum is at least this. */
  atLeast?: string[];
}

/** Divisions for which both processes have figures. */
export const overlapOf = (from: IncidentRow, into: IncidentRow): string[] =>
  Object.keys(from.data.effective).filter((division) => division in into.data.effective);

/**
 * What one process gives to another. Told twice, each figure stands for its own moment and the later one counts;
 * two events in one division are added, and what only one of them knows makes the sum a lower bound.
 */
export function carriedFigures(from: IncidentRow, into: IncidentRow, overlap: Overlap): Carried[] {
  return Object.entries(from.data.effective)
    .map(([division, theirs]) => {
      const ours = into.data.effective[division];
      return ours && overlap === 'sum' ? added(division, ours, theirs) : plain(division, theirs);
    })
    .filter((carried) => says(carried, into.data.effective[carried.division]));
}

const plain = (division: string, { asOf, figures, reportId }: EffectiveReport): Carried => ({
  division,
  asOf,
  figures,
  source: reportId,
});

function added(division: string, ours: EffectiveReport, theirs: EffectiveReport): Carried {
  const figures: Record<string, number | null> = {};
  const atLeast: string[] = [];
  for (const key of new Set([...Object.keys(ours.figures), ...Object.keys(theirs.figures)])) {
    const [a, b] = [ours.figures[key] ?? null, theirs.figures[key] ?? null];
    figures[key] = a === null && b === null ? null : (a ?? 0) + (b ?? 0);
    if ((a === null) !== (b === null)) atLeast.push(key);
  }
  const asOf = Math.max(ours.asOf, theirs.asOf);
  return { division, asOf, figures, source: theirs.reportId, ...(atLeast.length ? { atLeast } : {}) };
}

/** Nothing is carried that says nothing, or for the same moment what is known. */
const says = ({ asOf, figures }: Carried, known: EffectiveReport | undefined): boolean =>
  Object.entries(figures).some(
    ([key, figure]) =>
      known?.asOf !== asOf || (known.figures[key] ?? null) !== figure || !(key in known.figures),
  );
