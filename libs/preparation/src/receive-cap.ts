import { type CapAlert, capInstant, expiryOf, identityKey, referencesOf } from '#cap';
import { beijingDate, beijingIso, Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type CapMessageRow,
  type CapOutcome,
  type Command,
  requireCapability,
  type Session,
  type WarningRow,
} from '#runtime';
import { factsOf, openWarning, type Said, updateWarningRow } from './open-warning.ts';
import type { IncomingCap } from './read-incoming.ts';
import { recogniseDivisions, recogniseHazard } from './vocabulary.ts';

export interface ReceiveCap extends IncomingCap {
  plan: string;
}

export interface CapAnswer {
  /** `sender,identifier,time`, by which the message is known here. */
  message: string;
  outcome: CapOutcome;
  warningIds: string[];
}

/** A little ahead is the sender's clock, not a mistake. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Statuses that are about something: a disaster, or one that is played. */
const ABOUT: readonly string[] = ['Actual', 'Exercise'];
const OPEN = ['received', 'assessed', 'preparing', 'expired'];

/**
 * Takes in a CAP message: Alert opens a warning, Update and Cancel act on those that their references opened.
 * The same message again changes nothing and gets the same answer. System, Test and Draft messages, receipts and
 * errors are only kept. Refuses `cap.expired`, `cap.sent-in-future` and `cap.identity-reused`.
 */
export const receiveCap: Command<ReceiveCap, CapAnswer> = {
  name: 'receive-cap',
  refs: ({ alert }) => [{ table: 'cap_message', id: identityKey(alert) }],
  async handle(session, input) {
    const { alert } = input;
    const { plan } = session.plans.at(input.plan, beijingDate(session.now));
    requireCapability(session.actor, plan, 'warn');
    const id = identityKey(alert);
    const known = await session.get('cap_message', id);
    if (known && known.contentHash !== input.contentHash)
      throw new Problem('cap.identity-reused', { identity: id });
    if (known) return answerOf(known);
    requireCurrent(session.now, alert);
    const { outcome, warningIds } = await act(session, plan, input, id);
    const message: CapMessageRow = {
      id,
      msgType: alert.msgType,
      status: alert.status,
      receivedAt: session.now,
      outcome,
      warningIds,
      signature: input.signature,
      contentHash: input.contentHash,
      xml: input.xml,
    };
    session.put('cap_message', message);
    // What became of warnings stands in their own facts; these two change none.
    if (outcome === 'kept' || outcome === 'noted')
      await session.record('cap_message', id, `cap.${outcome}`, {
        ...detailOf(input, id),
        ...(warningIds[0] ? { incidentId: warningIds[0] } : {}),
      });
    return answerOf(message);
  },
};

const answerOf = ({ id, outcome, warningIds }: CapMessageRow): CapAnswer => ({
  message: id,
  outcome,
  warningIds,
});

function requireCurrent(now: number, alert: CapAlert): void {
  if (capInstant(alert.sent) > now + CLOCK_TOLERANCE_MS)
    throw new Problem('cap.sent-in-future', {
      sent: beijingIso(capInstant(alert.sent)),
      now: beijingIso(now),
    });
  const expires = expiryOf(alert);
  const announces = alert.msgType === 'Alert' || alert.msgType === 'Update';
  if (announces && expires !== null && expires <= now)
    throw new Problem('cap.expired', { expired: beijingIso(expires), now: beijingIso(now) });
}

type Acted = Pick<CapMessageRow, 'outcome' | 'warningIds'>;

async function act(session: Session, plan: Plan, input: ReceiveCap, id: string): Promise<Acted> {
  const { alert } = input;
  const { msgType } = alert;
  if (!ABOUT.includes(alert.status) || msgType === 'Ack' || msgType === 'Error')
    return { outcome: 'kept', warningIds: [] };
  const named = await referenced(session, alert);
  const open = named.filter(({ state }) => OPEN.includes(state));
  const ids = open.map((warning) => warning.id);
  if (msgType === 'Cancel' && open.length) {
    for (const warning of open)
      await session.send(
        'warning',
        warning,
        { type: 'CANCEL' },
        { ...detailOf(input, id), reason: reasonOf(alert) },
      );
    return { outcome: 'cancelled', warningIds: ids };
  }
  if (msgType === 'Update' && open.length) {
    for (const warning of open) {
      const said = saidBy(plan, alert, warning);
      const data = { ...factsOf(said), ...detailOf(input, id).data };
      await updateWarningRow(session, warning, said, [id], { ...detailOf(input, id), data });
    }
    return { outcome: 'updated', warningIds: ids };
  }
  // A warning that has become an incident, or was cancelled, is past changing; the message is kept with it.
  if (msgType === 'Cancel' || named.length)
    return { outcome: 'noted', warningIds: named.map((warning) => warning.id) };
  const said = saidBy(plan, alert, null);
  const about = { exercise: alert.status === 'Exercise', messages: [id] };
  const data = { ...factsOf(said), ...detailOf(input, id).data };
  const warning = await openWarning(session, plan, said, about, { ...detailOf(input, id), data });
  return { outcome: 'received', warningIds: [warning.id] };
}

const detailOf = ({ alert, signature }: ReceiveCap, id: string) => ({
  data: { message: id, msgType: alert.msgType, status: alert.status, signature },
  cite: '3',
  onBehalfOf: alert.info[0]?.senderName ?? alert.sender,
});

const reasonOf = (alert: CapAlert): string => alert.note ?? alert.info[0]?.headline ?? `CAP ${alert.msgType}`;

/**
 * Warnings that the messages named in `references` opened or changed. Nobody speaks for another sender here, and
 * an exercise touches exercises only.
 */
async function referenced(session: Session, alert: CapAlert): Promise<WarningRow[]> {
  const exercise = alert.status === 'Exercise';
  const found = new Map<string, WarningRow>();
  for (const reference of referencesOf(alert)) {
    if (alert.msgType === 'Alert' || reference.sender !== alert.sender) continue;
    const message = await session.get('cap_message', identityKey(reference));
    for (const warningId of message?.warningIds ?? []) {
      const warning = await session.require('warning', warningId);
      if (warning.exercise === exercise) found.set(warningId, warning);
    }
  }
  return [...found.values()];
}

/** What the message says in the plan's terms; what an update leaves out stays as it was. */
function saidBy(plan: Plan, alert: CapAlert, before: WarningRow | null): Said {
  const info = alert.info.find(({ language }) => language?.toLowerCase().startsWith('zh')) ?? alert.info[0]!;
  const affected = recogniseDivisions(
    plan,
    alert.info.flatMap(({ area }) => area),
  );
  const events = alert.info.map(({ event }) => event);
  const hazard = events.map((event) => recogniseHazard(plan, event)).find((key) => key !== null);
  const { event, urgency, severity, certainty } = info;
  return {
    hazard: hazard ?? before?.hazard ?? null,
    title: info.headline ?? event,
    text: [info.description, info.instruction].filter(Boolean).join('\n'),
    affected: affected.length ? affected : (before?.data.affected ?? []),
    source: info.senderName ?? alert.sender,
    onsetAt: info.onset ? capInstant(info.onset) : (before?.data.onsetAt ?? null),
    expiresAt: expiryOf(alert),
    graded: { event, urgency, severity, certainty },
  };
}
