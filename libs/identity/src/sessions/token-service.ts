import type { CommandBus, CommandMeta } from '#runtime';
import { issueToken } from './issue-token.ts';
import { hashSecret, newTokenSecret } from './secret.ts';

export interface IssuedToken {
  id: string;
  /** Shown this once. Null when the same request was sent again: the first answer had it. */
  secret: string | null;
  expiresAt: number;
}

/** Makes tokens' secrets, which the command must not see. */
export class TokenService {
  constructor(private readonly bus: CommandBus) {}

  async issue(
    input: { accountId: string; label: string; expiresAt: number },
    meta: CommandMeta,
  ): Promise<IssuedToken> {
    const secret = newTokenSecret();
    const secretHash = hashSecret(secret);
    const issued = await this.bus.execute(issueToken, { ...input, secretHash }, meta);
    return { ...issued, secret: issued.id === secretHash ? secret : null };
  }
}
