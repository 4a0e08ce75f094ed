import { type IncidentRow, planOf, type Session, type VerificationRow } from '#runtime';
import { type Difference, differencesOf } from './comparison.ts';

const sameMatter = (row: VerificationRow, { division, indicator }: Difference): boolean =>
  row.division === division && row.indicator === indicator;

const alike = (a: Difference['compared'], b: Difference['compared']): boolean =>
  a.reported === b.reported &&
  JSON.stringify(Object.entries(a.departments).sort()) ===
    JSON.stringify(Object.entries(b.departments).sort());

/**
 * Opens a joint verification for each difference that has none (4.1.5), and answers with the ids of all that are
 * open. One that is open stays so, even if the figures come to agree: a person concludes it. One that was settled
 * opens anew only when a source gives another figure.
 */
export async function verifyDifferences(session: Session, incident: IncidentRow): Promise<string[]> {
  const figures = await session.find('sector', { incidentId: incident.id });
  const known = await session.find('verification', { incidentId: incident.id }, { orderBy: 'id' });
  const open = known.filter(({ state }) => state === 'open').map(({ id }) => id);
  if (!figures.length) return open;
  for (const difference of differencesOf(planOf(session.plans, incident), incident.data, figures)) {
    const last = known.filter((row) => sameMatter(row, difference)).at(-1);
    if (last && (last.state === 'open' || alike(last.compared, difference.compared))) continue;
    open.push(await openMatter(session, incident, difference));
  }
  return open;
}

async function openMatter(session: Session, incident: IncidentRow, difference: Difference): Promise<string> {
  const id = session.newId();
  session.put('verification', {
    id,
    incidentId: incident.id,
    ...difference,
    state: 'open',
    openedAt: session.now,
    settledAt: null,
    settledBy: null,
    conclusion: null,
    document: null,
  });
  await session.record('verification', id, 'verification.opened', {
    incidentId: incident.id,
    state: 'open',
    data: { ...difference },
    cite: '4.1.5',
  });
  return id;
}
