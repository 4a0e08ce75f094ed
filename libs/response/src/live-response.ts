import { Problem } from '#kernel';
import type { ApprovalRow, ResponseRow, Session } from '#runtime';

const LIVE = ['proposed', 'active', 'terminating'];
const PENDING = ['drafted', 'submitted', 'returned'];

/** The incident's response that is proposed or running, if any. */
export async function liveResponse(session: Session, incidentId: string): Promise<ResponseRow | null> {
  const [live] = await session.find('response', { incidentId, state: LIVE });
  return live ?? null;
}

/** Refuses a second decision on a response while one is pending. */
export async function refuseSecondDecision(session: Session, responseId: string): Promise<void> {
  const pending: ApprovalRow[] = await session.find('approval', { responseId, state: PENDING });
  if (pending[0])
    throw new Problem('response.pending-decision', { id: pending[0].id }, { approvalId: pending[0].id });
}
