import type { ApprovalRow } from '#runtime';

/** When a decision took effect; before one is taken, when it was asked for. */
const momentOf = ({ createdAt, data }: ApprovalRow): number => data.decision?.at ?? createdAt;

/** The other decisions on the same response, in their order. `approvals` may be those of the whole incident. */
const othersOf = (approval: ApprovalRow, approvals: readonly ApprovalRow[]): ApprovalRow[] =>
  approvals
    .filter(
      ({ id, responseId, state, data }) =>
        id !== approval.id && responseId === approval.responseId && state === 'approved' && data.decision,
    )
    .sort((a, b) => momentOf(a) - momentOf(b) || a.id.localeCompare(b.id));

/** Whether a decision came before a moment of this approval; at the same millisecond the ids tell. */
function isBefore(other: ApprovalRow, approval: ApprovalRow, until: number): boolean {
  const at = momentOf(other);
  return at < until || (at === until && other.id < approval.id);
}

/** The level that the response had before this was decided, or `asked` for; null before its start. */
export function levelBefore(
  approval: ApprovalRow,
  approvals: readonly ApprovalRow[],
  when: 'decided' | 'asked' = 'decided',
): string | null {
  const until = when === 'asked' ? approval.createdAt : momentOf(approval);
  const before = othersOf(approval, approvals).filter((each) => isBefore(each, approval, until));
  return before.at(-1)?.data.decision?.level ?? null;
}

/** When the next decision on the same response took effect; null while this is the last. */
export function changedAgainAt(approval: ApprovalRow, approvals: readonly ApprovalRow[]): number | null {
  const next = othersOf(approval, approvals).find((each) => !isBefore(each, approval, momentOf(approval)));
  return next ? momentOf(next) : null;
}
