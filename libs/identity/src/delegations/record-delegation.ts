import { Problem } from '#kernel';
import { type Command, type DelegationRow, holds } from '#runtime';
import { loadedPlans } from '../loaded-plans.ts';
import { checkTerms, type DelegationTerms, planWithPosts } from './check-delegation.ts';
import { requireDelegator } from './who-delegates.ts';

/** Records that one post acts with another's authority, under a document that says so. */
export const recordDelegation: Command<DelegationTerms, DelegationRow> = {
  name: 'record-delegation',
  async handle(session, input) {
    const plan = planWithPosts(loadedPlans(session.plans), [input.fromPost, input.toPost]);
    requireDelegator(session.actor, plan, input.fromPost);
    checkTerms(plan, input, session.now);
    if (holds(session.actor, input.toPost)) throw new Problem('delegation.to-self');
    const { fromPost, toPost, scope, validFrom, validUntil } = input;
    const terms = { fromPost, toPost, scope, levels: input.levels && [...new Set(input.levels)] };
    const row: DelegationRow = {
      id: session.newId(),
      ...terms,
      validFrom,
      validUntil,
      document: input.document.trim(),
      recordedBy: session.actor.id,
      revokedAt: null,
    };
    session.put('delegation', row);
    await session.record('delegation', row.id, 'delegation.recorded', {
      data: { ...terms, validFrom, validUntil, document: row.document },
    });
    return row;
  },
};
