import { type AuditGapRow, type CaseRow, type Command, notify, type Session, urgentNotice } from '#runtime';

const OFFICE = 'post:office';
/** As many as a message names; the list has them all. */
const NAMED = 5;

/**
 * Tells the office, in one message, of what was found and not repaired. Each is told once; what is found in an exercise
 * is told as of that exercise.
 */
export const tellOffice: Command<void, { told: number }> = {
  name: 'tell-office-of-gaps',
  async handle(session) {
    const rows = await session.find('audit_gap', { state: 'open', toldAt: null }, { orderBy: 'id' });
    const places = new Map<string | null, AuditGapRow[]>();
    for (const row of rows) {
      const place = row.exercise ? row.incidentId : null;
      places.set(place, [...(places.get(place) ?? []), row]);
    }
    for (const [caseId, gaps] of places) await tell(session, caseId, gaps);
    for (const row of rows) session.put('audit_gap', { ...row, toldAt: session.now });
    return { told: rows.length };
  },
};

async function tell(session: Session, caseId: string | null, gaps: AuditGapRow[]): Promise<void> {
  const about: CaseRow | null =
    caseId === null
      ? null
      : ((await session.get('incident', caseId)) ?? (await session.get('warning', caseId)));
  const first = gaps[0]!.data;
  const more = { zh: ` 等 ${gaps.length} 处`, en: ` and ${gaps.length - 1} more` };
  const several = gaps.length > 1;
  await notify(session, about, [
    urgentNotice(OFFICE, about, {
      title: {
        zh: `自查发现缺口：${first.zh}${several ? more.zh : ''}`,
        en: `The auditor found a gap: ${first.en}${several ? more.en : ''}`,
      },
      gaps: gaps.slice(0, NAMED).map(({ id, data }) => ({ id, zh: data.zh, en: data.en })),
      count: gaps.length,
    }),
  ]);
}
