import { requireAuthorityToDecide } from '#identity';
import { Problem } from '#kernel';
import { type Command, expectSeq, planOf, type ResponseRow } from '#runtime';
import { requireLevel, titleOf } from './levels.ts';

/** The leading post hands leading to a post that the plan allows (5.3.3); deciding is never handed over by this. */
export const delegateLeading: Command<
  { responseId: string; to: string; reason?: string; expectedSeq?: number },
  { seq: number }
> = {
  name: 'delegate-leading',
  refs: ({ responseId }) => [{ table: 'response', id: responseId }],
  async handle(session, input) {
    const response: ResponseRow = await session.require('response', input.responseId);
    const incident = await session.require('incident', response.incidentId);
    const { plan } = planOf(session.plans, incident);
    expectSeq('response', response, input.expectedSeq);
    const { activation } = requireLevel(plan, response.level ?? '');
    const { actor, now } = session;
    requireAuthorityToDecide({
      plan,
      actor,
      delegations: [],
      now,
      decidingPost: activation.leads,
      level: response.level,
    });
    if (!activation.leadingDelegates?.includes(input.to))
      throw new Problem('decision.leading-not-delegable', {
        level: titleOf(plan, response.level),
        allowed: activation.leadingDelegates?.join(', ') || '—',
      });
    const next = await session.send(
      'response',
      response,
      { type: 'DELEGATE_LEADING' },
      {
        change: { data: { ...response.data, leadDelegate: input.to } },
        data: { from: activation.leads, to: input.to },
        reason: input.reason ?? null,
        cite: activation.leadsCite ?? null,
      },
    );
    return { seq: next.seq };
  },
};
