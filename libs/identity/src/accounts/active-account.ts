import { Problem } from '#kernel';
import type { AccountRow, Session } from '#runtime';

/** The account, which must not be deactivated. */
export async function requireActiveAccount(session: Session, id: string): Promise<AccountRow> {
  const account = await session.require('account', id);
  if (!account.active) throw new Problem('account.inactive', { login: account.login });
  return account;
}
