import { EXERCISE, type OfficialDocument } from '#document';
import { beijingDate } from '#kernel';
import type { NumberSeries, OfficialKind, Plan } from '#plan';
import type { IncidentRow } from '#runtime';
import { officialTemplate } from '../compose.ts';
import type { Records } from '../records.ts';

export interface DrawnNumber {
  series: string;
  serial: number;
  number: string;
}

/**
 * The next number of a kind's series: by the Beijing year, or within the incident. An exercise has series of its own,
 * or real ones would show gaps.
 */
export async function nextNumber(
  records: Records,
  plan: Plan,
  incident: IncidentRow,
  kind: OfficialKind,
): Promise<DrawnNumber> {
  const { series: key } = officialTemplate(plan, kind);
  const { pattern, per } = plan.documents!.series.find((each) => each.key === key)!;
  const series = seriesName(plan, { key, per }, incident, records.now);
  const [last] = await records.find(
    'official_document',
    { series },
    { orderBy: 'serial', descending: true, limit: 1 },
  );
  const serial = (last?.serial ?? 0) + 1;
  const year = beijingDate(records.now).slice(0, 4);
  const words = pattern.replace('{year}', year).replace('{n}', String(serial));
  return { series, serial, number: `${incident.exercise ? EXERCISE : ''}${words}` };
}

function seriesName(
  plan: Plan,
  { key, per }: Pick<NumberSeries, 'key' | 'per'>,
  incident: IncidentRow,
  now: number,
): string {
  const within = per === 'year' ? beijingDate(now).slice(0, 4) : incident.id;
  return `${plan.jurisdiction.key}/${key}/${within}${incident.exercise ? '/exercise' : ''}`;
}

/** The draft as it is issued. */
export const issuedAs = (
  draft: OfficialDocument,
  { number }: DrawnNumber,
  now: number,
  signer: string,
): OfficialDocument => ({
  ...draft,
  number,
  date: beijingDate(now),
  signer: draft.signer === null ? null : signer,
});
