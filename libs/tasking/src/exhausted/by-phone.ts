import { findRecipient } from '#identity';
import { beijingIso, Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  acknowledged,
  type CallRow,
  type CaseRow,
  type Command,
  chainOf,
  type DeliveryRow,
  listedTasks,
  type Session,
} from '#runtime';
import { followAnswer } from '../answer-task.ts';
import { exhaustedDelivery } from './see-to.ts';

export interface HandOverByPhone {
  deliveryId: string;
  outcome: CallRow['outcome'];
  /** When the call was made; now if not said. Milliseconds. */
  at?: number;
  /** Who answered, in words. */
  spokenWith?: string;
  /** To whom it was passed, in words. */
  passedTo?: string;
  /** Whether whoever was spoken with took it on for the recipient. */
  acknowledged?: boolean;
}

export interface HandedOver {
  id: string;
  /** The call as a delivery of its own; null where nobody answered. */
  phoneId: string | null;
  state: DeliveryRow['state'];
}

/**
 * Tells a recipient by telephone what no channel could deliver. Whoever is spoken with has it, whoever passes it on has
 * been sent it, and a word of receipt acknowledges it on the recipient's behalf. A call that nobody answers is kept, and
 * the delivery stays exhausted. Refuses `delivery.not-exhausted`, `delivery.acknowledged-already`, `call.incomplete` and
 * `informed.time-in-future`.
 */
export const handOverByPhone: Command<HandOverByPhone, HandedOver> = {
  name: 'hand-over-by-phone',
  refs: ({ deliveryId }) => [{ table: 'delivery', id: deliveryId }],
  async handle(session, input) {
    const { row, about, loaded } = await exhaustedDelivery(session, input.deliveryId);
    const call = callOf(session, input);
    await keepCall(session, row, call);
    if (call.outcome === 'no-answer') return { id: row.id, phoneId: null, state: row.state };
    const phone = await phoneRow(session, row, call);
    session.put('delivery', phone);
    session.put('delivery', { ...row, state: 'failed' });
    await session.record('delivery', phone.id, 'delivery.handed-over', {
      ...{ incidentId: row.incidentId ?? undefined, state: phone.state },
      data: { recipient: row.recipient, channel: 'phone', taskId: row.taskId, from: row.id, ...call },
    });
    if (input.acknowledged && call.outcome === 'reached') await takeOn(session, about, loaded.plan, phone);
    const { state } = await session.require('delivery', phone.id);
    return { id: row.id, phoneId: phone.id, state };
  },
};

type Call = Pick<CallRow, 'outcome' | 'at' | 'spokenWith' | 'passedTo' | 'caller'>;

function callOf(session: Session, input: HandOverByPhone): Call {
  const { outcome, at = session.now, spokenWith, passedTo } = input;
  if (outcome !== 'no-answer' && !spokenWith?.trim()) throw new Problem('call.incomplete');
  if (outcome === 'passed-on' && !passedTo?.trim()) throw new Problem('call.incomplete');
  if (at > session.now)
    throw new Problem('informed.time-in-future', { at: beijingIso(at), now: beijingIso(session.now) });
  return {
    ...{ outcome, at, caller: session.actor.id },
    spokenWith: outcome === 'no-answer' ? null : spokenWith!,
    passedTo: outcome === 'passed-on' ? passedTo! : null,
  };
}

/** A call about tasks of a response belongs on its call sheet; of others the journal keeps what was said. */
async function keepCall(session: Session, row: DeliveryRow, call: Call): Promise<void> {
  const { incidentId, recipient } = row;
  const [taskId] = listedTasks(row);
  const responseId = taskId === undefined ? null : (await session.require('task', taskId)).responseId;
  const id = responseId === null ? row.id : session.newId();
  if (responseId !== null)
    session.put('call', { ...call, id, incidentId: incidentId!, responseId, recipient });
  const { outcome, at, spokenWith, passedTo } = call;
  await session.record(responseId === null ? 'delivery' : 'call', id, `call.${outcome}`, {
    incidentId: incidentId ?? undefined,
    data: { responseId, recipient, at, spokenWith, passedTo, deliveryId: row.id },
  });
}

async function phoneRow(session: Session, row: DeliveryRow, call: Call): Promise<DeliveryRow> {
  const { incidentId, recipient } = row;
  const all = await session.find('delivery', { incidentId, recipient });
  const chain = all.filter((each) => chainOf(each) === chainOf(row));
  const passedOn = call.outcome === 'passed-on';
  return {
    ...row,
    ...{ id: session.newId(), contactId: null, channel: 'phone', chainId: chainOf(row) },
    step: Math.max(...chain.map(({ step }) => step)) + 1,
    ...{ state: passedOn ? 'sent' : 'delivered', attempts: 1, lastError: null, createdAt: session.now },
    ...{ nextAttemptAt: null, fallBackAt: null, gatherUntil: null, openedAt: null, acknowledgedAt: null },
    ...{ sentAt: call.at, deliveredAt: passedOn ? null : call.at },
    message: { ...row.message, call },
  };
}

/** The word of receipt: for each task that waits for one, and for a message that lists none. */
async function takeOn(
  session: Session,
  about: CaseRow | null,
  plan: Plan,
  phone: DeliveryRow,
): Promise<void> {
  const onBehalfOf = findRecipient(phone.recipient, plan).title.zh;
  const ids = listedTasks(phone);
  if (!about || !ids.length) return session.put('delivery', acknowledged(phone, session.now));
  for (const id of ids) {
    const task = await session.require('task', id);
    if (task.state !== 'issued') continue;
    const next = await session.send(
      'task',
      task,
      { type: 'ACKNOWLEDGE' },
      {
        data: { key: task.key, recipient: task.recipient },
        onBehalfOf,
        change: {
          data: { ...task.data, acknowledgedBy: session.actor.id, acknowledgedAt: session.now },
        },
      },
    );
    await followAnswer(session, next);
  }
}
