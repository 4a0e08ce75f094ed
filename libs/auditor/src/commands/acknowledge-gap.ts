import { Problem } from '#kernel';
import { type AuditGapRow, type Command, isCapable, requireCapability, type Session } from '#runtime';
import { recordGap } from './note-gaps.ts';

/**
 * Somebody of the office, or an administrator, has seen it and looks after it. Refuses `actor.forbidden` and
 * `audit.gap-acknowledged`.
 */
export const acknowledgeGap: Command<{ gapId: string }, AuditGapRow> = {
  name: 'acknowledge-gap',
  refs: ({ gapId }) => [{ table: 'audit_gap', id: gapId }],
  async handle(session, { gapId }) {
    requireOffice(session);
    const row = await session.require('audit_gap', gapId);
    if (row.acknowledgedAt !== null)
      throw new Problem('audit.gap-acknowledged', { by: row.acknowledgedBy ?? '—' });
    const seen = { ...row, acknowledgedAt: session.now, acknowledgedBy: session.actor.id };
    session.put('audit_gap', seen);
    await recordGap(session, seen, 'audit.gap-acknowledged');
    return seen;
  },
};

/** Gaps belong to no plan: whoever proposes or administers under any loaded one may. */
function requireOffice({ actor, plans }: Session): void {
  const loaded = plans.list().map(({ id, effectiveFrom }) => plans.version(id, effectiveFrom).plan);
  const able = loaded.some(
    (plan) => isCapable(actor, plan, 'propose') || isCapable(actor, plan, 'administer'),
  );
  if (!able) requireCapability(actor, loaded[0]!, 'propose');
}
