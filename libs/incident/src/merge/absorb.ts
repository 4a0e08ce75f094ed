import { type Absorbed, type IncidentRow, planOf, reassessed, type Session } from '#runtime';
import type { Carried } from './carried-figures.ts';

/** What the fact `incident.absorbed` says of one division: the report that will carry its figures. */
export type CarriedReport = Carried & {
  reportId: string;
  /** When the other process first heard from the division: what a first report's time is held against. */
  firstReceivedAt: number;
};

/**
 * Takes over what another process knew: its divisions and hazards join the list, and its figures come in as reports
 * by reaction, so that they stand in the file like everybody's.
 */
export async function absorb(
  session: Session,
  into: IncidentRow,
  from: IncidentRow,
  carried: readonly Carried[],
  about: { how: 'merge' | 'split'; divisions: readonly string[]; hazards: readonly string[]; reason: string },
): Promise<IncidentRow> {
  const { affected, otherHazards, absorbed } = into.data;
  const joined = about.divisions.filter((code) => !affected.includes(code));
  const hazards = about.hazards.filter((key) => key !== into.hazard && !otherHazards.includes(key));
  const reports = await session.find('report', { incidentId: from.id });
  const firstReceivedAt = (division: string) =>
    Math.min(...reports.filter((each) => each.division === division).map(({ receivedAt }) => receivedAt));
  const figures: CarriedReport[] = carried.map((each) => ({
    ...each,
    reportId: session.newId(),
    firstReceivedAt: firstReceivedAt(each.division),
  }));
  const entry: Absorbed = {
    from: from.id,
    at: session.now,
    reports: Object.fromEntries(figures.map(({ division, reportId }) => [division, reportId])),
    joined,
    hazards,
  };
  const data = reassessed(
    planOf(session.plans, into),
    {
      ...into,
      data: {
        ...into.data,
        affected: [...affected, ...joined],
        otherHazards: [...otherHazards, ...hazards],
        absorbed: [...(absorbed ?? []), entry],
      },
    },
    into.seq + 1,
    session.now,
  );
  const said = { from: from.id, title: from.data.title, how: about.how, joined, hazards, figures };
  return session.send(
    'incident',
    into,
    { type: 'ABSORB' },
    { change: { data }, data: said, reason: about.reason },
  );
}
