import { Problem } from '#kernel';
import {
  type AccountRow,
  type CommandBus,
  type CommandMeta,
  type PostHeld,
  type Reader,
  SYSTEM,
} from '#runtime';
import type { PasswordCheck } from '../login/password-check.ts';
import { checkPassword } from '../passwords/password-policy.ts';
import type { Passwords } from '../passwords/passwords.ts';
import { hashSecret } from '../sessions/secret.ts';
import type { AccountView } from './account-view.ts';
import { createAccount } from './create-account.ts';
import { foldLogin } from './login-name.ts';
import { setPassword } from './set-password.ts';

export interface NewAccount {
  login: string;
  name: string;
  posts: readonly PostHeld[];
  /** Null for a system that comes with tokens only. */
  password: string | null;
  /** A demonstration account may have a short password; only the engine itself makes one. */
  demonstration?: boolean;
}

export interface AccountServiceParts {
  bus: CommandBus;
  reader: Reader;
  passwords: Passwords;
  check: PasswordCheck;
}

/** What must happen outside the commands: passwords are judged and hashed here, and only hashes go on. */
export class AccountService {
  constructor(private readonly parts: AccountServiceParts) {}

  async create({ password, demonstration, ...account }: NewAccount, meta: CommandMeta): Promise<AccountView> {
    const short = demonstration === true && meta.actor.id === SYSTEM.id;
    if (password !== null) checkPassword(password, foldLogin(account.login), short);
    const passwordHash = password === null ? null : await this.parts.passwords.hash(password);
    return this.parts.bus.execute(createAccount, { ...account, passwordHash }, await this.shielded(meta));
  }

  /** An administrator sets another's password. */
  async resetPassword(accountId: string, password: string, meta: CommandMeta): Promise<void> {
    const { login } = await this.account(accountId);
    checkPassword(password, login);
    const passwordHash = await this.parts.passwords.hash(password);
    await this.parts.bus.execute(setPassword, { accountId, passwordHash }, await this.shielded(meta));
  }

  /**
   * Anyone changes his own; a wrong current password counts like a failed log-in. The session that `secret`
   * belongs to goes on, the others end.
   */
  async changeOwnPassword(
    input: { current: string; next: string; secret?: string },
    meta: CommandMeta,
  ): Promise<void> {
    const { id: accountId, login } = await this.account(meta.actor.id);
    checkPassword(input.next, login);
    await this.parts.check.check(login, input.current, meta.requestId);
    const passwordHash = await this.parts.passwords.hash(input.next);
    const keepSession = input.secret ? hashSecret(input.secret) : undefined;
    await this.parts.bus.execute(
      setPassword,
      { accountId, passwordHash, keepSession },
      await this.shielded(meta),
    );
  }

  /**
   * The record keeps the hash of each request's body beside its Idempotency-Key. Of a body that holds a password
   * a fast hash would be a gift to whoever steals the database.
   */
  private async shielded(meta: CommandMeta): Promise<CommandMeta> {
    if (!meta.idempotency) return meta;
    const { key, bodyHash } = meta.idempotency;
    const slow = await this.parts.passwords.slowDigest(bodyHash, `${meta.actor.id}:${key}`);
    return { ...meta, idempotency: { key, bodyHash: slow } };
  }

  private async account(id: string): Promise<AccountRow> {
    const [account] = await this.parts.reader.get('account', [id]);
    if (!account) throw new Problem('resource.not-found', { kind: '账号', id }, { resource: 'account', id });
    return account;
  }
}
