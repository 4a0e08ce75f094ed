import { Problem } from '#kernel';
import {
  type Actor,
  type IncidentRow,
  isCapable,
  type JournalRow,
  type Plans,
  planOf,
  type Reader,
  requireCapability,
  type SignNoteRow,
} from '#runtime';
import { findSigns } from './find-signs.ts';
import type { DutyFact, Sign } from './sign.ts';

export interface ListedSign extends Sign {
  /** What the office said of it, the newest word; null: nothing yet. */
  explained: Pick<SignNoteRow, 'reason' | 'notedAt' | 'notedBy'> | null;
}

const PAGE = 500;
const FACTS = ['report-duty.submitted', 'report-duty.missed'];

/** The signs of an incident with what the office said of them: for the office and the auditor only (4.1.1). */
export async function listSigns(
  { reader, plans }: { reader: Reader; plans: Plans },
  incident: IncidentRow,
  actor: Actor,
): Promise<ListedSign[]> {
  const loaded = planOf(plans, incident);
  if (!isCapable(actor, loaded.plan, 'audit')) requireCapability(actor, loaded.plan, 'consult');
  const where = { incidentId: incident.id };
  const order = { orderBy: 'id' } as const;
  const [duties, dutyFacts, reports, sector, persons, verifications, notes] = await Promise.all([
    reader.find('report_duty', where, order),
    dutyFactsOf(reader, incident.id),
    reader.find('report', where, order),
    reader.find('sector', where, order),
    reader.find('person', where, order),
    reader.find('verification', where, order),
    reader.find('sign_note', where, order),
  ]);
  const { data } = incident;
  return findSigns({ loaded, data, duties, dutyFacts, reports, sector, persons, verifications }).map(
    (sign) => {
      const note = notes.findLast((one) => one.sign === sign.key);
      const { reason, notedAt, notedBy } = note ?? {};
      return { ...sign, explained: note ? { reason: reason!, notedAt: notedAt!, notedBy: notedBy! } : null };
    },
  );
}

/** The sign with this key; refuses `sign.unknown`. */
export function requireSign(signs: readonly ListedSign[], key: string): ListedSign {
  const found = signs.find((sign) => sign.key === key);
  if (!found) throw new Problem('sign.unknown', { sign: key });
  return found;
}

async function dutyFactsOf(reader: Reader, incidentId: string): Promise<DutyFact[]> {
  const found: DutyFact[] = [];
  let afterSeq = 0;
  for (;;) {
    const page = await reader.facts({ incidentId, fact: FACTS }, { afterSeq, limit: PAGE });
    found.push(...page.map(dutyFact));
    if (page.length < PAGE) return found;
    afterSeq = page.at(-1)!.seq;
  }
}

function dutyFact({ streamId, fact, at, data }: JournalRow): DutyFact {
  const told = data as Partial<DutyFact>;
  return {
    dutyId: streamId,
    fact: fact as DutyFact['fact'],
    at: told.at ?? at,
    clock: told.clock!,
    subject: told.subject!,
    cycle: told.cycle!,
    dueAt: told.dueAt!,
    late: told.late ?? false,
    reportId: told.reportId ?? null,
  };
}
