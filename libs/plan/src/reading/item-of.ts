import { clausesIn } from '../trace/cited-items.ts';
import type { PlanItem } from './plan-item.ts';

type Given = Pick<PlanItem, 'id' | 'kind' | 'name' | 'words'> & Partial<PlanItem>;

/** An item with what its origin in the plan says of it: its clauses, `fallback` where it has none, and the note. */
export const itemOf = (
  origin: { cite?: string | undefined; note?: string | undefined },
  given: Given,
  fallback?: string,
): PlanItem => ({
  ...{ level: null, measure: null, agency: null, row: null, bounds: null, hazards: null },
  note: origin.note ?? null,
  cites: clausesIn(origin.cite ?? fallback ?? '').filter(Boolean),
  ...given,
});
