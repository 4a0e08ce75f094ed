import type { DelegationRow } from '#runtime';

/** Delegations in force at that moment: the first instant counts, the last one does not. */
export const activeDelegations = (delegations: readonly DelegationRow[], now: number): DelegationRow[] =>
  delegations.filter(
    ({ validFrom, validUntil, revokedAt }) =>
      validFrom <= now && now < validUntil && (revokedAt === null || now < revokedAt),
  );
