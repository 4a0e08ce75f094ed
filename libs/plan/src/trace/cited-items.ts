import type { Plan } from '../model/plan.ts';

/** The plan's items that cite a clause, by the clause; each item by its path: `levels/I/measures/7/tasks/prices`. */
export function citedItems(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const { unsettled: _questions, clauses: _list, ...items } = plan;
  const found = new Map<string, string[]>();
  collect(items, '', (clause, path) => found.set(clause, [...(found.get(clause) ?? []), path]));
  return found;
}

/** Several clauses in one citation. */
export const clausesIn = (cite: string): string[] => cite.split(/[、,;，；]\s*/);

function collect(value: unknown, path: string, tell: (clause: string, path: string) => void): void {
  if (Array.isArray(value))
    for (const [index, each] of value.entries()) collect(each, `${path}/${labelOf(each) ?? index}`, tell);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value))
      if ((name === 'cite' || name === 'leadsCite') && typeof each === 'string')
        for (const clause of clausesIn(each)) tell(clause, path.slice(1) || 'plan');
      else collect(each, `${path}/${name}`, tell);
}

function labelOf(item: unknown): string | number | undefined {
  const { level, key, n, code } = (item ?? {}) as { level?: string; key?: string; n?: number; code?: string };
  return level ?? key ?? n ?? code;
}
