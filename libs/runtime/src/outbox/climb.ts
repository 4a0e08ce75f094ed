import type { Command } from '../bus/command.ts';
import type { Session } from '../bus/session.ts';
import type { CaseRow, ContactRole, ContactRow, DeliveryRow } from '../records/index.ts';
import { chainOf, nextStep } from './ladder.ts';
import { queue } from './notify.ts';
import { nextRung, type Reach } from './rungs.ts';
import { tellOffice } from './tell-office.ts';

/**
 * Takes the next step on the ladder of a message, if it is time: the next contact gets it, or, when nobody is left, the
 * delivery is exhausted and the office is told. Asked again it does nothing that has been done.
 */
export async function climb(session: Session, row: DeliveryRow, late = false): Promise<void> {
  if (row.contactId === null || row.message.kind === 'contact-test') return;
  const { incidentId, recipient } = row;
  const all = await session.find('delivery', { incidentId, recipient }, { orderBy: 'id' });
  const chain = all.filter((each) => chainOf(each) === chainOf(row));
  const { rung, contacts } = await untried(session, chain);
  const next = nextStep(chain, late, rung.length > 0);
  if (next === 'exhausted') return exhaust(session, row);
  if (next !== 'fall-back') return;
  const about = incidentId === null ? null : await session.case(incidentId);
  const step = Math.max(...chain.map((each) => each.step)) + 1;
  const tried = new Set([...contacts, ...rung].map(({ id }) => id));
  const reach = reachOf(chain, contacts);
  const known = await reachable(session, reach);
  const fallsBack = nextRung(known, reach, tried).length > 0;
  const { urgency, message } = row;
  for (const contact of rung) {
    const queued = { recipient, urgency, message, contact, chainId: chainOf(row), step };
    const made = await queue(session, about, { ...queued, fallsBack, gatherMs: null });
    await session.record('delivery', made.id, 'delivery.fell-back', {
      incidentId: incidentId ?? undefined,
      state: made.state,
      data: {
        ...{ recipient, channel: made.channel, contactId: contact.id, taskId: made.taskId, step },
        ...{ from: row.id, why: late ? 'late' : 'failed' },
      },
    });
  }
}

/** Who comes next for a chain, and who has been tried. */
async function untried(session: Session, chain: readonly DeliveryRow[]) {
  const ids = chain.flatMap(({ contactId }) => contactId ?? []);
  const contacts = await session.find('contact', { id: ids });
  const reach = reachOf(chain, contacts);
  const rung = nextRung(await reachable(session, reach), reach, new Set(ids));
  return { rung, contacts };
}

const reachable = (session: Session, { recipient, account }: Reach): Promise<ContactRow[]> =>
  session.find('contact', { recipient: account === null ? [recipient] : [recipient, account], active: true });

const ORDER: ContactRole[] = ['first', 'second', 'head'];

/** With whom the chain began, from what was tried: the person on duty, and the role that the message was for. */
function reachOf(chain: readonly DeliveryRow[], contacts: readonly ContactRow[]): Reach {
  const { recipient, exercise, message } = chain[0]!;
  const own = contacts.filter((contact) => contact.recipient === recipient);
  const personal = contacts.find((contact) => contact.recipient !== recipient);
  const meant = (message['onDuty'] as { role: ContactRole } | undefined)?.role;
  const tried = ORDER.find((role) => own.some((contact) => contact.role === role));
  return { recipient, exercise, role: meant ?? tried ?? 'first', account: personal?.recipient ?? null };
}

async function exhaust(session: Session, row: DeliveryRow): Promise<void> {
  const exhausted: DeliveryRow = { ...row, state: 'exhausted', fallBackAt: null };
  session.put('delivery', exhausted);
  const { id, incidentId, recipient, channel, taskId, attempts, lastError } = row;
  await session.record('delivery', id, 'delivery.exhausted', {
    ...{ incidentId: incidentId ?? undefined, streamSeq: attempts, state: 'exhausted' },
    data: { recipient, channel, taskId, why: lastError },
  });
  const about: CaseRow | null = incidentId === null ? null : await session.case(incidentId);
  await tellOffice(session, about, exhausted);
}

/** The time of a step is over: what still waits to be sent goes to the next contact as well. Only once. */
export const fallBack: Command<{ deliveryId: string }, { fellBack: boolean }> = {
  name: 'fall-back',
  refs: ({ deliveryId }) => [{ table: 'delivery', id: deliveryId }],
  async handle(session, { deliveryId }) {
    const row = await session.get('delivery', deliveryId);
    if (row?.state !== 'queued' || row.fallBackAt === null || row.fallBackAt > session.now)
      return { fellBack: false };
    const waiting = { ...row, fallBackAt: null };
    session.put('delivery', waiting);
    await climb(session, waiting, true);
    return { fellBack: true };
  },
};
