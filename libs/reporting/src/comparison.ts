import type { Plan } from '#plan';
import type { Compared, IncidentData, LoadedPlan, SectorFiguresRow } from '#runtime';
import { totalsOf } from '#runtime';

type Known = Pick<IncidentData, 'affected' | 'effective'>;

/** One indicator with every source side by side. Only `counties` is what counts. */
export interface ComparisonLine {
  indicator: string;
  /** The sum that counts, with the counties that have not given it. */
  counties: number | null;
  missingFrom: string[];
  /** Divisions outside the sum, by code: the Corps, neighbours, zones. */
  beside: Record<string, number>;
  /** What the sum would be with the Corps; null where one of the two is not known. */
  withCorps: number | null;
  /** What each department counted for the whole jurisdiction, by agency. */
  departments: Record<string, number>;
}

/** The newest figures of each agency for a place, by indicator: later ones replace what they mention. */
export function departmentsOf(
  rows: readonly SectorFiguresRow[],
  division: string | null,
  indicator: string,
): Record<string, number> {
  const found: Record<string, number> = {};
  const inOrder = [...rows].sort(
    (a, b) => a.asOf - b.asOf || a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1),
  );
  for (const { agency, division: of, figures } of inOrder) {
    if (of !== division || !(indicator in figures)) continue;
    const figure = figures[indicator] ?? null;
    if (figure === null) delete found[agency];
    else found[agency] = figure;
  }
  return found;
}

/** Every indicator that any source mentions, its sources side by side and none added to another (4.1.2). */
export function comparisonOf(
  loaded: LoadedPlan,
  data: Known,
  rows: readonly SectorFiguresRow[],
): ComparisonLine[] {
  const totals = totalsOf(loaded, data);
  const outside = loaded.plan.divisions.filter(({ counted }) => !counted);
  return loaded.plan.indicators.flatMap(({ key }) => {
    const beside: Record<string, number> = {};
    let corps: number | null = null;
    for (const { code, kind } of outside) {
      const figure = data.effective[code]?.figures[key] ?? null;
      if (figure === null) continue;
      beside[code] = figure;
      if (kind === 'corps') corps = (corps ?? 0) + figure;
    }
    const counties = totals.figures[key] ?? null;
    const departments = departmentsOf(rows, null, key);
    if (counties === null && !Object.keys({ ...beside, ...departments }).length) return [];
    const withCorps = counties === null || corps === null ? null : counties + corps;
    const missingFrom = totals.missingFrom[key] ?? [];
    return [{ indicator: key, counties, missingFrom, beside, withCorps, departments }];
  });
}

export interface Difference {
  division: string | null;
  indicator: string;
  compared: Compared;
}

/** Where a department and the reports, or two departments, disagree about what is to be verified jointly (4.1.5). */
export function differencesOf(
  loaded: LoadedPlan,
  data: Known,
  rows: readonly SectorFiguresRow[],
): Difference[] {
  const { figures } = totalsOf(loaded, data);
  const places = [...new Set(rows.map(({ division }) => division))];
  return places.flatMap((division) =>
    verifiedOf(loaded.plan).flatMap((indicator) => {
      const own = division === null ? figures[indicator] : data.effective[division]?.figures[indicator];
      const compared = { reported: own ?? null, departments: departmentsOf(rows, division, indicator) };
      const given = [compared.reported, ...Object.values(compared.departments)].filter(
        (each) => each !== null,
      );
      return new Set(given).size > 1 ? [{ division, indicator, compared }] : [];
    }),
  );
}

const verifiedOf = (plan: Plan): string[] =>
  plan.indicators.filter(({ verified }) => verified).map(({ key }) => key);
