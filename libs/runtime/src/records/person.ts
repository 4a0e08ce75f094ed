/**
 * One entry of the register of the dead and missing (4.1.4). Who it is stands in `sealed` only, so that nothing else
 * that reads the record can tell. Never edited: a change supersedes.
 */
export interface PersonRow {
  id: string;
  incidentId: string;
  division: string;
  state: 'dead' | 'missing';
  /** Whether the identification is verified, or still reported first. */
  verified: boolean;
  /** Which key sealed it. */
  keyId: string;
  /** Base64 of nonce, tag and ciphertext. */
  sealed: string;
  /** Why it was withdrawn, sealed likewise: a reason may name somebody. */
  withdrawal: string | null;
  withdrawnAt: number | null;
  supersedes: string | null;
  supersededBy: string | null;
  enteredAt: number;
  enteredBy: string;
}
