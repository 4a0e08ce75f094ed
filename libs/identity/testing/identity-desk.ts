import { createHash, randomUUID } from 'node:crypto';
import { ManualClock } from '#kernel';
import {
  type Actor,
  CommandBus,
  type CommandMeta,
  type Plans,
  type PostHeld,
  Reactions,
  type Store,
  SYSTEM,
} from '#runtime';
import { AccountService } from '../src/accounts/account-service.ts';
import { type AccountView, actorOf } from '../src/accounts/account-view.ts';
import { LoginService } from '../src/login/login-service.ts';
import { PasswordCheck } from '../src/login/password-check.ts';
import { Passwords } from '../src/passwords/passwords.ts';
import { Authenticator } from '../src/sessions/authenticator.ts';
import { TokenService } from '../src/sessions/token-service.ts';

export const PASSWORD = 'a long enough password';

/** Asked by this actor, or by the engine itself. */
export const by = (actor: Actor = SYSTEM): CommandMeta => ({ actor, requestId: 'test' });

/** Identity wired over a real store as one process would wire it; two desks over one store are two processes. */
export class IdentityDesk {
  readonly bus: CommandBus;
  readonly check: PasswordCheck;
  readonly login: LoginService;
  readonly accounts: AccountService;
  readonly tokens: TokenService;
  readonly authenticator: Authenticator;
  readonly faults: unknown[] = [];

  constructor(
    readonly store: Store,
    plans: Plans,
    readonly clock: ManualClock,
  ) {
    const digest = {
      algorithm: 'sha256',
      of: (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`,
    };
    const ids = { next: () => randomUUID() };
    const { reader } = store;
    this.bus = new CommandBus({
      store,
      clock,
      ids,
      plans,
      reactions: new Reactions(),
      digest,
      fault: (error) => {
        throw error;
      },
    });
    const passwords = new Passwords();
    const onFault = (error: unknown) => void this.faults.push(error);
    this.check = new PasswordCheck({ bus: this.bus, reader, clock, passwords, onFault });
    this.login = new LoginService(this.bus, this.check);
    this.accounts = new AccountService({ bus: this.bus, reader, passwords, check: this.check });
    this.tokens = new TokenService(this.bus);
    this.authenticator = new Authenticator(reader, clock, this.bus);
  }

  /** An account with these posts and `PASSWORD`. */
  account(login: string, ...posts: PostHeld[]): Promise<AccountView> {
    return this.accounts.create({ login, name: login, posts, password: PASSWORD }, by());
  }

  /** Someone with these posts, to give commands as. */
  async actor(login: string, ...posts: PostHeld[]): Promise<Actor> {
    return actorOf({ ...(await this.account(login, ...posts)), posts });
  }

  signIn(login: string) {
    return this.login.login(login, PASSWORD, { requestId: 'test', label: 'a browser' });
  }
}
