import { Problem } from '#kernel';
import { type CallRow, type Command, planOf, requireCapability } from '#runtime';
import { checkReachedAt } from '../confirm-informed.ts';
import { confirm } from '../inform.ts';
import { toBeCalled } from './call-sheet.ts';

export interface RecordCall {
  responseId: string;
  /** `agency:<key>`, `division:<code>` or `post:<key>`, as it stands on the call sheet. */
  recipient: string;
  /** When the call was made; when it was entered if not said. Milliseconds. */
  at?: number;
  /** Who answered, in words. */
  spokenWith?: string;
  /** To whom it was passed, in words. */
  passedTo?: string;
}

/**
 * One line of the call sheet. Reaching a post confirms what it had to be told of. Refuses `call.not-on-sheet`,
 * `call.incomplete`, `informed.time-in-future` and `informed.before-told`.
 */
function callOf(name: string, outcome: CallRow['outcome']): Command<RecordCall, { id: string }> {
  return {
    name,
    refs: ({ responseId }) => [{ table: 'response', id: responseId }],
    async handle(session, { responseId, recipient, at = session.enteredAt, spokenWith, passedTo }) {
      const response = await session.require('response', responseId);
      const incident = await session.require('incident', response.incidentId);
      const { plan } = planOf(session.plans, incident);
      requireCapability(session.actor, plan, 'log');
      if (!(await toBeCalled(session, response)).has(recipient))
        throw new Problem('call.not-on-sheet', { recipient });
      if (outcome !== 'no-answer' && !spokenWith?.trim()) throw new Problem('call.incomplete');
      if (outcome === 'passed-on' && !passedTo?.trim()) throw new Problem('call.incomplete');
      checkReachedAt(session.now, response.createdAt, at);
      const row: CallRow = {
        id: session.newId(),
        incidentId: incident.id,
        responseId,
        recipient,
        outcome,
        at,
        spokenWith: outcome === 'no-answer' ? null : spokenWith!,
        passedTo: outcome === 'passed-on' ? passedTo! : null,
        caller: session.actor.id,
      };
      session.put('call', row);
      await session.record('call', row.id, `call.${outcome}`, {
        incidentId: incident.id,
        data: { responseId, recipient, at, spokenWith: row.spokenWith, passedTo: row.passedTo },
      });
      if (outcome !== 'reached' || !recipient.startsWith('post:')) return { id: row.id };

      const post = recipient.slice(5);
      const onBehalfOf = plan.posts.find(({ key }) => key === post)?.title.zh ?? post;
      const open = await session.find('informed', { responseId, post, confirmedAt: null });
      // What came after the call cannot have been told in it.
      for (const informed of open.filter(({ toldAt }) => toldAt <= at))
        await confirm(session, informed, {
          at,
          how: 'phone',
          by: session.actor.id,
          onBehalfOf,
          spokenWith: row.spokenWith,
        });
      return { id: row.id };
    },
  };
}

/** One command for each outcome, by the name that it has at the edge. */
export const CALLS = {
  reached: callOf('record-reached', 'reached'),
  'no-answer': callOf('record-no-answer', 'no-answer'),
  'passed-on': callOf('record-passed-on', 'passed-on'),
} as const;
