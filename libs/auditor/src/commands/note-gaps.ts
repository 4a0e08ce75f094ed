import { isProblem } from '#kernel';
import type { AuditGapRow, Command, Session } from '#runtime';
import { type Gap, gapId } from '../gap.ts';

export interface NoteGaps {
  found: readonly Gap[];
  /** Ids of gaps that were looked for again and are not there any more. */
  gone: readonly string[];
}

/** What was repaired this long ago and is still there was not repaired. */
const REPAIR_HELPS_MS = 60_000;

/**
 * Keeps each gap once, however often it is seen: found, closed when it is gone, found again when it comes back. Answers
 * with those that nothing has been done about yet.
 */
export const noteGaps: Command<NoteGaps, { unrepaired: string[] }> = {
  name: 'note-gaps',
  refs: ({ found, gone }) =>
    [...found.map(gapId), ...gone].map((id) => ({ table: 'audit_gap' as const, id })),
  async handle(session, { found, gone }) {
    const unrepaired: string[] = [];
    for (const gap of found) if (await note(session, gap)) unrepaired.push(gapId(gap));
    for (const id of gone) await close(session, id);
    return { unrepaired };
  },
};

/** Whether a repair has still to be tried. */
async function note(session: Session, gap: Gap): Promise<boolean> {
  const id = gapId(gap);
  const known = await session.get('audit_gap', id);
  if (known?.state === 'open') return known.repairedAt === null;
  if (known?.state === 'repaired') {
    if (session.now - known.repairedAt! < REPAIR_HELPS_MS) return false;
    const again: AuditGapRow = { ...known, state: 'open' };
    session.put('audit_gap', again);
    await recordGap(session, again, 'audit.gap-persists');
    return false;
  }
  const { rule, incidentId, subject, subjectId, exercise, zh, en } = gap;
  const row: AuditGapRow = {
    ...{ id, rule, incidentId, subject, subjectId, exercise, state: 'open', foundAt: session.now },
    ...{ repairedAt: null, closedAt: null, toldAt: null, acknowledgedAt: null, acknowledgedBy: null },
    data: { zh, en, times: (known?.data.times ?? 0) + 1, repair: null },
  };
  session.put('audit_gap', row);
  await recordGap(session, row, 'audit.gap-found');
  return true;
}

async function close(session: Session, id: string): Promise<void> {
  const row = await session.get('audit_gap', id);
  if (!row || row.state === 'closed') return;
  const closed: AuditGapRow = { ...row, state: 'closed', closedAt: session.now };
  session.put('audit_gap', closed);
  await recordGap(session, closed, 'audit.gap-closed');
}

/** Journals what became of a gap; as of its case only where that is still there, with a plan that is known here. */
export async function recordGap(session: Session, row: AuditGapRow, fact: string): Promise<void> {
  const { incidentId, rule, subject, subjectId, data } = row;
  const isPlaced = incidentId !== null && (await canBePlaced(session, incidentId));
  await session.record('audit_gap', row.id, fact, {
    ...(isPlaced ? { incidentId } : {}),
    ...{ state: row.state, streamSeq: data.times },
    data: {
      ...{ rule, subject, subjectId, zh: data.zh, en: data.en },
      ...(data.repair ? { repair: data.repair } : {}),
    },
  });
}

async function canBePlaced(session: Session, incidentId: string): Promise<boolean> {
  try {
    await session.planOf(incidentId);
    return true;
  } catch (error) {
    if (isProblem(error) && error.status < 500) return false;
    throw error;
  }
}
