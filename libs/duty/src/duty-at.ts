import { foldDuty, type JournalRow, type OnDuty, type Reader, whoIsOn } from '#runtime';

export interface DutyAt {
  at: number;
  subject: string;
  /** What says so; none: no roster and no hand-over does. */
  basis: 'hand-over' | 'roster' | 'none';
  onDuty: (OnDuty & { phone: string | null })[];
}

export interface DutyQuestion {
  at: number;
  /** Only these; every subject of the record if left out. */
  subjects?: readonly string[] | undefined;
  /** As it was known at this moment, without what was recorded later. */
  knownAt?: number | undefined;
}

/** Who was on duty at a moment: by accepted hand-overs where there are any, else by the roster. From the journal. */
export async function dutyAt(
  reader: Pick<Reader, 'facts' | 'get'>,
  { at, subjects, knownAt }: DutyQuestion,
): Promise<DutyAt[]> {
  const book = foldDuty(await dutyFacts(reader), knownAt);
  const all = subjects ?? [...new Set(book.shifts.map(({ subject }) => subject))].sort();
  const found = all.map((subject) => ({ subject, on: whoIsOn(book, subject, at) }));
  const shiftIds = found.flatMap(({ on }) => on.map(({ shiftId }) => shiftId));
  const rows = shiftIds.length ? await reader.get('duty_shift', [...new Set(shiftIds)]) : [];
  const phones = new Map(rows.map(({ id, phone }) => [id, phone]));
  return found.map(({ subject, on }) => ({
    at,
    subject,
    basis: on.some(({ basis }) => basis === 'hand-over') ? 'hand-over' : (on[0]?.basis ?? 'none'),
    onDuty: on.map((each) => ({ ...each, phone: phones.get(each.shiftId) ?? null })),
  }));
}

async function dutyFacts(reader: Pick<Reader, 'facts'>): Promise<JournalRow[]> {
  const rosters = await reader.facts({ stream: 'roster' });
  const accepted = await reader.facts({ stream: 'hand_over', fact: 'hand-over.accepted' });
  return [...rosters, ...accepted].sort((a, b) => a.seq - b.seq);
}
