import { Problem } from '#kernel';
import type { AuditGapRow, Command } from '#runtime';
import { recordGap } from './note-gaps.ts';

/** Somebody of the office has seen it and looks after it. Refuses `audit.gap-acknowledged`. */
export const acknowledgeGap: Command<{ gapId: string }, AuditGapRow> = {
  name: 'acknowledge-gap',
  refs: ({ gapId }) => [{ table: 'audit_gap', id: gapId }],
  async handle(session, { gapId }) {
    const row = await session.require('audit_gap', gapId);
    if (row.acknowledgedAt !== null) throw new Problem('audit.gap-acknowledged', { by: row.acknowledgedBy });
    const seen = { ...row, acknowledgedAt: session.now, acknowledgedBy: session.actor.id };
    session.put('audit_gap', seen);
    await recordGap(session, seen, 'audit.gap-acknowledged');
    return seen;
  },
};
