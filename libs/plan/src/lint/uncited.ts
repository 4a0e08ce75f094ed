import type { Place } from '../finding.ts';
import type { Report } from './rule.ts';

/** Says so where an item names neither its clause nor who else put it there. */
export function requireProvenance(
  report: Report,
  place: Place,
  item: { cite?: string | undefined; source?: string | undefined } | undefined,
): void {
  if (item && !item.cite && !item.source)
    report(
      'error',
      'uncited',
      place,
      '没有条款（cite）也没有来源（source）',
      'names neither a clause (cite) nor a source',
    );
}
