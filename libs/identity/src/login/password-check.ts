import { type Clock, isProblem, Problem } from '#kernel';
import { type AccountRow, type CommandBus, type Reader, SYSTEM } from '#runtime';
import { lockAccount } from '../accounts/lock-account.ts';
import { foldLogin } from '../accounts/login-name.ts';
import type { Passwords } from '../passwords/passwords.ts';
import { type Attempt, CLEARING, type Lock, LoginThrottle, lockedProblem } from './login-throttle.ts';

export interface PasswordCheckParts {
  bus: CommandBus;
  reader: Reader;
  clock: Clock;
  passwords: Passwords;
  /** Hears of a lock-out that could not be recorded; it holds in memory all the same. */
  onFault: (error: unknown) => void;
}

/**
 * The one place where a password is checked. Unknown names, deactivated accounts and wrong passwords are refused
 * with the same words, after the same work, and lock alike.
 */
export class PasswordCheck {
  readonly throttle: LoginThrottle;

  constructor(private readonly parts: PasswordCheckParts) {
    this.throttle = new LoginThrottle(parts.clock);
    parts.bus.onCommit(({ facts }) => {
      for (const fact of facts) this.throttle.heed(fact);
    });
  }

  /** The account whose name and password these are; refuses with `login.refused` or `login.locked`. */
  async check(login: string, password: string, requestId: string): Promise<AccountRow> {
    const name = foldLogin(login);
    const attempt = await this.enter(name);
    let account: AccountRow | null;
    let fits: boolean;
    try {
      account = await this.find(name);
      this.refuseLocked(account);
      fits = await this.parts.passwords.verify(account?.passwordHash ?? null, password);
    } catch (error) {
      attempt.withdraw();
      throw error;
    }
    if (fits && account) {
      attempt.succeeded();
      return account;
    }
    const lock = attempt.failed();
    if (!lock) throw new Problem('login.refused');
    // Nobody waits for the record: a refusal that took longer would tell that there is such an account.
    if (account) void this.keep(account, lock, requestId);
    throw lockedProblem(lock.until, this.parts.clock.now());
  }

  private async enter(name: string): Promise<Attempt> {
    try {
      return this.throttle.enter(name);
    } catch (error) {
      const locked = isProblem(error) && error.code === 'login.locked';
      if (!locked || !(await this.wasForgiven(name))) throw error;
      this.throttle.forget(name);
      return this.throttle.enter(name);
    }
  }

  /** Whether an administrator took the lock away through another process, which told only the record. */
  private async wasForgiven(name: string): Promise<boolean> {
    const account = await this.find(name);
    // For a name that there is not, too: the answer shall not come sooner.
    const [fact] = await this.parts.reader.facts(
      { stream: 'account', streamId: account?.id ?? name, fact: [...CLEARING] },
      { limit: 1, descending: true },
    );
    return fact !== undefined && fact.at > this.throttle.lockedSince(name);
  }

  private async find(login: string): Promise<AccountRow | null> {
    const [account] = await this.parts.reader.find('account', { login, active: true }, { limit: 1 });
    return account ?? null;
  }

  private refuseLocked(account: AccountRow | null): void {
    const now = this.parts.clock.now();
    if (!account?.lockedUntil || account.lockedUntil <= now) return;
    this.throttle.learn(account.login, { failures: account.failedLogins, until: account.lockedUntil });
    throw lockedProblem(account.lockedUntil, now);
  }

  private async keep(account: AccountRow, lock: Lock, requestId: string): Promise<void> {
    try {
      await this.parts.bus.execute(
        lockAccount,
        { accountId: account.id, ...lock },
        { actor: SYSTEM, requestId },
      );
    } catch (error) {
      this.parts.onFault(error);
    }
  }
}
