import type { CommandBus, CommandMeta } from '#runtime';
import { type AccountView, actorOf, viewOf } from '../accounts/account-view.ts';
import { closeSession } from '../sessions/close-session.ts';
import { openSession } from '../sessions/open-session.ts';
import { rotateSession } from '../sessions/rotate-session.ts';
import { hashSecret, newSessionSecret } from '../sessions/secret.ts';
import type { PasswordCheck } from './password-check.ts';

const LABEL_LIMIT = 120;

export interface LoginMeta {
  requestId: string;
  /** What people will know the session by: browser and place, say. */
  label?: string;
}

export interface LoggedIn {
  /** Goes into the cookie and nowhere else. */
  secret: string;
  account: AccountView;
  expiresAt: number;
}

/** Browser sessions: opened with a password, given new secrets as they go, closed. */
export class LoginService {
  constructor(
    private readonly bus: CommandBus,
    private readonly check: PasswordCheck,
  ) {}

  async login(login: string, password: string, meta: LoginMeta): Promise<LoggedIn> {
    const account = await this.check.check(login, password, meta.requestId);
    const secret = newSessionSecret();
    const { expiresAt } = await this.bus.execute(
      openSession,
      {
        accountId: account.id,
        secretHash: hashSecret(secret),
        verified: account.passwordHash,
        label: (meta.label ?? '').slice(0, LABEL_LIMIT),
      },
      { actor: actorOf(account), requestId: meta.requestId },
    );
    return { secret, account: viewOf({ ...account, failedLogins: 0, lockedUntil: null }), expiresAt };
  }

  /** The session's next secret, or null where none is due or a parallel request has it. See `rotationDue`. */
  async rotate(secret: string, meta: CommandMeta): Promise<{ secret: string; expiresAt: number } | null> {
    const next = newSessionSecret();
    const { rotated, expiresAt } = await this.bus.execute(
      rotateSession,
      { secretHash: hashSecret(secret), nextHash: hashSecret(next) },
      meta,
    );
    return rotated ? { secret: next, expiresAt } : null;
  }

  async logout(secret: string, meta: CommandMeta): Promise<void> {
    await this.bus.execute(closeSession, { secretHash: hashSecret(secret) }, meta);
  }
}
