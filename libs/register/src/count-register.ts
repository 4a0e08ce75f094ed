import type { Plan } from '#plan';
import {
  type Actor,
  type IncidentData,
  type IncidentRow,
  type PersonRow,
  type Plans,
  planOf,
  type Reader,
} from '#runtime';
import { registerDivisions } from './may-register.ts';

/** How many the register holds beside what a division reported: numbers only, of nobody in particular. */
export interface RegisterCount {
  division: string;
  indicator: string;
  entered: number;
  verified: number;
  /** Null where the division gave no figure. */
  reported: number | null;
  differs: boolean;
}

type Counted = Pick<PersonRow, 'division' | 'state' | 'verified' | 'supersededBy' | 'withdrawnAt'>;

/** Counts what stands in the register by division, beside the reported figures (4.1.5). Nothing is decided by it. */
export function countRegister(
  plan: Plan,
  { effective }: Pick<IncidentData, 'effective'>,
  rows: readonly Counted[],
): RegisterCount[] {
  const standing = rows.filter(({ supersededBy, withdrawnAt }) => !supersededBy && withdrawnAt === null);
  const places = [...new Set([...Object.keys(effective), ...rows.map(({ division }) => division)])].sort();
  return places.flatMap((division) =>
    plan.indicators.flatMap(({ key, register }) => {
      if (!register) return [];
      const here = standing.filter((row) => row.division === division && row.state === register);
      const reported = effective[division]?.figures[key] ?? null;
      if (!here.length && !reported) return [];
      const verified = here.filter((row) => row.verified).length;
      const differs = here.length !== reported;
      return [{ division, indicator: key, entered: here.length, verified, reported, differs }];
    }),
  );
}

/** The counts of one incident for whoever keeps or reads the register: a county sees its own. */
export async function registerCounts(
  { reader, plans }: { reader: Reader; plans: Plans },
  incident: IncidentRow,
  actor: Actor,
): Promise<RegisterCount[]> {
  const { plan } = planOf(plans, incident);
  const own = registerDivisions(actor, plan, 'keep-register', 'read-register');
  const rows = await reader.find('person', { incidentId: incident.id }, { orderBy: 'id' });
  return countRegister(plan, incident.data, rows).filter(
    ({ division }) => own === 'all' || own.includes(division),
  );
}
