import { type Clock, Problem } from '#kernel';
import type { CommandBus, Commit, Reader } from '#runtime';
import { actorOf } from '../accounts/account-view.ts';
import { findCommittedSession } from './find-session.ts';
import { hashSecret, looksLikeSecret } from './secret.ts';
import { type Authenticated, type CacheEntry, SessionCache } from './session-cache.ts';
import { goodUntil, isOpen } from './terms.ts';

const CACHE_LIFE_MS = 5000;
const CACHE_LIMIT = 10_000;

/**
 * Tells who a secret belongs to. Answers are remembered for five seconds, so a change made by another process
 * holds after that long at most; one made here holds at once.
 */
export class Authenticator {
  private readonly cache = new SessionCache(CACHE_LIFE_MS, CACHE_LIMIT);
  private readonly loading = new Map<string, Promise<CacheEntry | null>>();
  private changes = 0;

  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
    bus: Pick<CommandBus, 'onCommit'>,
  ) {
    bus.onCommit((commit) => this.heed(commit));
  }

  /** Null for a secret that is unknown, expired or revoked, or whose account is deactivated. */
  async resolve(secret: string): Promise<Authenticated | null> {
    if (!looksLikeSecret(secret)) return null;
    const secretHash = hashSecret(secret);
    const now = this.clock.now();
    const entry = this.cache.get(secretHash, now) ?? (await this.loadOnce(secretHash));
    return entry && now < entry.goodUntil ? entry.who : null;
  }

  /** Like `resolve`, but refuses with `actor.unauthenticated`. */
  async require(secret: string | undefined): Promise<Authenticated> {
    const known = secret ? await this.resolve(secret) : null;
    if (!known) throw new Problem('actor.unauthenticated');
    return known;
  }

  private loadOnce(secretHash: string): Promise<CacheEntry | null> {
    const under = this.loading.get(secretHash);
    if (under) return under;
    const load = this.load(secretHash).finally(() => {
      if (this.loading.get(secretHash) === load) this.loading.delete(secretHash);
    });
    this.loading.set(secretHash, load);
    return load;
  }

  private async load(secretHash: string): Promise<CacheEntry | null> {
    const { changes } = this;
    const now = this.clock.now();
    const row = await findCommittedSession(this.reader, secretHash);
    if (!row || !isOpen(row, now)) return null;
    const [account] = await this.reader.get('account', [row.accountId]);
    if (!account?.active) return null;
    const { id, kind, label, createdAt, rotatedAt, expiresAt } = row;
    const session = { id, kind, label, createdAt, rotatedAt, expiresAt };
    const entry = {
      who: { actor: actorOf(account), session },
      readAt: now,
      goodUntil: goodUntil(row, secretHash),
    };
    // What was read before a commit may be out of date: good for the request that asked, not for later ones.
    if (changes === this.changes) this.cache.set(secretHash, entry);
    return entry;
  }

  private heed({ put }: Commit): void {
    const accounts = new Set([
      ...(put.account ?? []).map(({ id }) => id),
      ...(put.session ?? []).map(({ accountId }) => accountId),
    ]);
    if (!accounts.size) return;
    this.changes++;
    this.loading.clear();
    this.cache.forget(accounts);
  }
}
