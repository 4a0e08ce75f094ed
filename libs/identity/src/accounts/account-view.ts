import type { AccountRow, Actor, PostHeld } from '#runtime';

/** An account as others may see it: never the password's hash. */
export interface AccountView {
  id: string;
  login: string;
  name: string;
  posts: readonly PostHeld[];
  active: boolean;
  lockedUntil: number | null;
  createdAt: number;
}

export const viewOf = ({ passwordHash: _, failedLogins: __, ...view }: AccountRow): AccountView => view;

export const actorOf = (account: Pick<AccountRow, 'id' | 'name' | 'posts'>): Actor => ({
  id: account.id,
  name: account.name,
  posts: account.posts,
});
