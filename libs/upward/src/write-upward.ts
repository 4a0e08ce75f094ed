import { Problem } from '#kernel';
import {
  type Command,
  type DocumentWords,
  expectSeq,
  planOf,
  requireCapability,
  type Session,
  type UpwardRow,
} from '#runtime';
import { findResponse, knownNow, wordsOf } from './known-now.ts';
import { templateOf } from './rules.ts';

export interface UpwardStep {
  upwardId: string;
  expectedSeq?: number;
}

export interface UpwardAnswer {
  id: string;
  seq: number;
  state: string;
  number: string | null;
}

export const answered = ({ id, seq, state, data }: UpwardRow): UpwardAnswer => ({
  id,
  seq,
  state,
  number: data.number,
});

export const refs = ({ upwardId }: UpwardStep) => [{ table: 'upward' as const, id: upwardId }];

/** The document, for somebody who may write it. */
async function forWriter(session: Session, { upwardId, expectedSeq }: UpwardStep): Promise<UpwardRow> {
  const row = await session.require('upward', upwardId);
  const { plan } = await session.planOf(row.incidentId);
  requireCapability(session.actor, plan, 'propose');
  expectSeq('upward', row, expectedSeq);
  return row;
}

/** Words a draft otherwise. Where no English is given the document has none, rather than one that says something else. */
export const reviseUpward: Command<UpwardStep & { title: DocumentWords; body: DocumentWords }, UpwardAnswer> =
  {
    name: 'revise-upward',
    refs,
    async handle(session, input) {
      const row = await forWriter(session, input);
      const { title, body } = input;
      const change = { data: { ...row.data, title, body } };
      return answered(
        await session.send('upward', row, { type: 'REVISE' }, { change, data: { title, body } }),
      );
    },
  };

/** Drafts anew on the figures as they stand now, in the words of the template. */
export const refreshUpward: Command<UpwardStep, UpwardAnswer> = {
  name: 'refresh-upward',
  refs,
  async handle(session, input) {
    const row = await forWriter(session, input);
    const incident = await session.require('incident', row.incidentId);
    const loaded = planOf(session.plans, incident);
    const response = await findResponse(session, incident.id);
    const { about, items } = row.data;
    const occasion = { loaded, incident, response, about, items };
    const words = wordsOf(templateOf(loaded.plan, row.kind), occasion);
    const known = knownNow(occasion);
    return answered(
      await session.send(
        'upward',
        row,
        { type: 'REVISE' },
        { change: { data: { ...row.data, ...words, known } }, data: { ...words, known } },
      ),
    );
  },
};

/** Puts a draft before the post that approves. */
export const submitUpward: Command<UpwardStep, UpwardAnswer> = {
  name: 'submit-upward',
  refs,
  async handle(session, input) {
    const row = await forWriter(session, input);
    const change = { data: { ...row.data, returnedFor: null } };
    const data = { kind: row.kind, post: row.post };
    return answered(await session.send('upward', row, { type: 'SUBMIT' }, { change, data }));
  },
};

/** Gives a document up that has not gone, with the reason: it is owed no more. */
export const dropUpward: Command<UpwardStep & { reason: string }, UpwardAnswer> = {
  name: 'drop-upward',
  refs,
  async handle(session, input) {
    const row = await forWriter(session, input);
    const reason = requireReason(input);
    const change = { data: { ...row.data, droppedFor: reason } };
    return answered(
      await session.send('upward', row, { type: 'DROP' }, { change, data: { kind: row.kind }, reason }),
    );
  },
};

export function requireReason({ reason }: { reason?: string }): string {
  if (!reason?.trim()) throw new Problem('decision.reason-required');
  return reason.trim();
}
