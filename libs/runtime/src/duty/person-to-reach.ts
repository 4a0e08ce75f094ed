import type { Plan } from '#plan';
import type { Session } from '../bus/session.ts';
import type { PersonOnDuty } from '../records/index.ts';

/**
 * The person on duty as a message may address it: an account that was deactivated, or has come to hold a leader's post
 * since it was put on the roster, is not reached by itself; the contacts of its agency are.
 */
export async function personToReach(
  session: Session,
  plan: Plan,
  { name, accountId, shiftId }: PersonOnDuty,
): Promise<PersonOnDuty> {
  const account = accountId === null ? null : await session.get('account', accountId);
  const leads = plan.posts.some(
    ({ key, leader }) => leader && account?.posts.some(({ post }) => post === key),
  );
  return { name, shiftId, accountId: account?.active && !leads ? account.id : null };
}
