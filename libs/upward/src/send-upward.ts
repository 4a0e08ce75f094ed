import { Problem } from '#kernel';
import {
  type Command,
  expectSeq,
  MACHINES,
  requireAllowed,
  requireCapability,
  type SentBy,
  type Session,
  type UpwardRow,
} from '#runtime';
import { STANDING } from './draft-upward.ts';
import { APPROVAL, checkMoment, templateOf, upwardRules } from './rules.ts';
import { answered, refs, type UpwardAnswer, type UpwardStep } from './write-upward.ts';

/** The document, for the duty room, which carries it. */
export async function forDutyRoom(session: Session, { upwardId, expectedSeq }: UpwardStep, event: string) {
  const row = await session.require('upward', upwardId);
  const { plan } = await session.planOf(row.incidentId);
  requireCapability(session.actor, plan, 'log');
  expectSeq('upward', row, expectedSeq);
  requireAllowed(MACHINES.upward, row.state, event);
  return { row, plan };
}

/**
 * Notes that an approved document went up: when and how (4.1.2, 4.1.3). The report duty that waits for it is fulfilled
 * by that. Refuses `upward.time-in-future`, `upward.time-too-early` and `upward.supersedes-unknown`.
 */
export const sendUpward: Command<UpwardStep & { at?: number; channel: SentBy }, UpwardAnswer> = {
  name: 'send-upward',
  refs,
  async handle(session, input) {
    const { row } = await forDutyRoom(session, input, 'SEND');
    const { at = session.now, channel } = input;
    checkMoment(session.now, at, { at: row.data.approval!.at, words: APPROVAL });
    const sent = { at, channel, by: session.actor.id };
    const { number, known } = row.data;
    const next = await session.send(
      'upward',
      row,
      { type: 'SEND' },
      {
        change: { data: { ...row.data, sent } },
        data: { kind: row.kind, number, at, channel, asOf: known.asOf },
        cite: '4.1.2',
      },
    );
    await supersede(session, next);
    return answered(next);
  },
};

async function supersede(session: Session, { id, data }: UpwardRow): Promise<void> {
  if (!data.supersedes) return;
  const old = await session.require('upward', data.supersedes);
  // Two corrections of one document: the second has nothing left to take the place of.
  if (!STANDING.includes(old.state)) throw new Problem('upward.supersedes-unknown', { id: old.id });
  await session.send(
    'upward',
    old,
    { type: 'SUPERSEDE' },
    {
      change: { data: { ...old.data, supersededBy: id } },
      data: { kind: old.kind, by: id },
      reason: data.correction,
    },
  );
}

/**
 * Notes when a document was entered in the state's system, and its reference there (4.1.3): also what went by satellite
 * telephone in a power cut and was entered later. Refuses `upward.not-for-kind`, `upward.reference-required`,
 * `upward.time-in-future` and `upward.time-too-early`.
 */
export const enterUpward: Command<UpwardStep & { at?: number; reference: string }, UpwardAnswer> = {
  name: 'enter-upward',
  refs,
  async handle(session, input) {
    const { row, plan } = await forDutyRoom(session, input, 'ENTER');
    if (row.kind === 'application') throw notForKind(templateOf(plan, row.kind).title);
    const { at = session.now } = input;
    const reference = input.reference.trim();
    if (!reference) throw new Problem('upward.reference-required');
    checkMoment(session.now, at, { at: row.data.approval!.at, words: APPROVAL });
    const entered = { at, reference, by: session.actor.id, recordedAt: session.now };
    const { system } = upwardRules(plan, row.kind);
    return answered(
      await session.send(
        'upward',
        row,
        { type: 'ENTER' },
        {
          change: { data: { ...row.data, entered } },
          data: { kind: row.kind, number: row.data.number, at, reference },
          cite: system.cite ?? null,
        },
      ),
    );
  },
};

export const notForKind = ({ zh, en }: { zh: string; en: string }): Problem =>
  new Problem('upward.not-for-kind', { titleZh: zh, titleEn: en });
