import type { Plan } from '../../plan/use-plan.ts';
import { standing } from '../figures/changes.ts';
import type { Assessment, Incident, Report } from '../queries.ts';

export interface FigureRow {
  key: string;
  /** Null where nobody knows it. */
  value: number | null;
  /** Divisions that have not given it: the sum is a least. */
  missing: readonly string[];
  /** The oldest moment for which a part of it was given. */
  asOf: string | null;
}

interface Known {
  incident: Pick<Incident, 'hazard' | 'data'>;
  totals: Assessment['totals'];
  reports: readonly Report[];
}

/** The figures that a document to the level above would rest on, in the plan's order. */
export function figureRows(plan: Plan, { incident, totals, reports }: Known): FigureRow[] {
  const counted = plan.divisions.filter((division) => division.counted).map(({ code }) => code);
  const { effective } = incident.data;
  const givers = (key: string) => counted.filter((code) => effective[code]?.figures[key] != null);
  return (plan.upward?.figures ?? [])
    .filter(({ hazards }) => hazards?.includes(incident.hazard) ?? true)
    .map(({ indicator: key }) => ({
      key,
      value: totals.figures[key] ?? null,
      missing: totals.missingFrom[key] ?? [],
      asOf: oldest(givers(key).map((code) => saidAt(reports, code, key) ?? effective[code]!.asOf)),
    }));
}

/** When a division last spoke of a figure; a report without any figure says that nothing has changed. */
const saidAt = (reports: readonly Report[], division: string, key: string): string | undefined =>
  standing(reports, division).findLast(
    ({ figures }) => figures[key] !== undefined || Object.keys(figures).length === 0,
  )?.asOf;

const oldest = (times: readonly string[]): string | null =>
  [...times].sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
