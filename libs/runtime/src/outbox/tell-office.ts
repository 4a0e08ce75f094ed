import { recipientTitle } from '#plan';
import type { Session } from '../bus/session.ts';
import { planOf } from '../plans.ts';
import type { CaseRow, DeliveryRow, Unreached } from '../records/index.ts';
import { urgentNotice } from './notice.ts';
import { notify } from './notify.ts';
import { titleOfUnreached } from './unreached.ts';

const OFFICE = 'post:office';
/** Many recipients that cannot be reached at once, as when a line is cut, come to the office as one message. */
const OFFICE_WAITS_MS = 10_000;

/** Tells the office that nobody of a recipient could be reached, and of what it was to be told. */
export async function tellOffice(
  session: Session,
  about: CaseRow | null,
  { id, recipient, message }: DeliveryRow,
): Promise<void> {
  // That the office cannot be reached with this very news stands in its inbox; another message would do no better.
  if (message.unreached) return;
  const plan = about ? planOf(session.plans, about).plan : firstPlan(session);
  const said = message.tasks?.length ? message.tasks.map(({ title }) => title) : [message.title];
  const unreached: Unreached[] = [
    { deliveryId: id, recipient, title: recipientTitle(plan, recipient), told: said },
  ];
  const notice = urgentNotice(OFFICE, about, { title: titleOfUnreached(unreached), unreached });
  await notify(session, about, [{ ...notice, gather: OFFICE_WAITS_MS }]);
}

function firstPlan({ plans }: Session) {
  const [first] = plans.list();
  return plans.version(first!.id, first!.effectiveFrom).plan;
}
