import { Problem } from '#kernel';
import type { Command, DelegationRow } from '#runtime';
import { loadedPlans } from '../loaded-plans.ts';
import { planWithPosts } from './check-delegation.ts';
import { requireDelegator } from './who-delegates.ts';

/** Takes a delegation back before its time; what was decided under it stands. */
export const revokeDelegation: Command<{ id: string; reason?: string }, DelegationRow> = {
  name: 'revoke-delegation',
  refs: ({ id }) => [{ table: 'delegation', id }],
  async handle(session, { id, reason }) {
    const row = await session.require('delegation', id);
    const { fromPost, toPost } = row;
    requireDelegator(session.actor, planWithPosts(loadedPlans(session.plans), [fromPost, toPost]), fromPost);
    if (row.revokedAt !== null) throw new Problem('delegation.ended');
    const revoked = { ...row, revokedAt: session.now };
    session.put('delegation', revoked);
    await session.record('delegation', id, 'delegation.revoked', {
      data: { fromPost, toPost },
      reason: reason ?? null,
    });
    return revoked;
  },
};
