import { requireDivision } from '#identity';
import { beijingIso, Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type Command,
  expectSeq,
  type LinkedResponseRow,
  planOf,
  requireCapability,
  type Session,
} from '#runtime';
import { checkPast, checkStart } from './open-linked.ts';
import { answerOf, type LinkedAnswer } from './report-county.ts';

export interface FollowLinked {
  linkedId: string;
  expectedSeq?: number;
  /** When it changed or ended; milliseconds. */
  at: number;
  note?: string;
}

async function caseOf(session: Session, { linkedId, expectedSeq }: FollowLinked) {
  const row = await session.require('linked_response', linkedId);
  const incident = await session.require('incident', row.incidentId);
  const { plan } = planOf(session.plans, incident);
  expectSeq('linked_response', row, expectedSeq);
  return { row, plan, onBehalfOf: whoseWords(session, plan, row) };
}

/** A county speaks for its own response; what others do, whoever logs writes down. */
function whoseWords(session: Session, plan: Plan, row: LinkedResponseRow): string | null {
  if (row.kind === 'county') return requireDivision(session.actor, row.subject, plan).onBehalfOf ?? null;
  requireCapability(session.actor, plan, 'log');
  return null;
}

/** Another level of a specialised or the region's response; a specialised one asks for a consultation again. */
export const changeLinkedResponse: Command<FollowLinked & { level: string }, LinkedAnswer> = {
  name: 'change-linked-response',
  refs: ({ linkedId }) => [{ table: 'linked_response', id: linkedId }],
  async handle(session, input) {
    const { row, plan, onBehalfOf } = await caseOf(session, input);
    checkStart(session, plan, input.level, input.at);
    if (row.context.level === input.level)
      throw new Problem('linked.same-level', { subject: row.subject, level: input.level }, { id: row.id });
    const asks = row.kind === 'specialised';
    const next = await session.send(
      'linked_response',
      row,
      { type: 'CHANGE', level: input.level, asks },
      {
        change: { data: { ...row.data, note: input.note ?? row.data.note } },
        data: {
          kind: row.kind,
          subject: row.subject,
          from: row.context.level,
          level: input.level,
          at: input.at,
          asks,
        },
        reason: input.note || null,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    return answerOf(next);
  },
};

/** The other body's response has ended. */
export const endLinkedResponse: Command<FollowLinked, LinkedAnswer> = {
  name: 'end-linked-response',
  refs: ({ linkedId }) => [{ table: 'linked_response', id: linkedId }],
  async handle(session, input) {
    const { row, onBehalfOf } = await caseOf(session, input);
    checkPast(session.now, input.at);
    const { startedAt } = row.data;
    if (startedAt !== null && input.at < startedAt)
      throw new Problem('linked.ended-before-start', {
        at: beijingIso(input.at),
        started: beijingIso(startedAt),
      });
    const next = await session.send(
      'linked_response',
      row,
      { type: 'END' },
      {
        change: { data: { ...row.data, endedAt: input.at, note: input.note ?? row.data.note } },
        data: { kind: row.kind, subject: row.subject, at: input.at },
        reason: input.note || null,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    return answerOf(next);
  },
};
