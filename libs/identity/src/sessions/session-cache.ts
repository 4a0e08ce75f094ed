import type { Actor, SessionRow } from '#runtime';

/** A session as requests carry it. The id is the hash of the current secret. */
export type OpenSessionView = Pick<
  SessionRow,
  'id' | 'kind' | 'label' | 'createdAt' | 'rotatedAt' | 'expiresAt'
>;

export interface Authenticated {
  actor: Actor;
  session: OpenSessionView;
}

export interface CacheEntry {
  who: Authenticated;
  readAt: number;
  goodUntil: number;
}

/** Answers by secret hash, for a few seconds, at most so many; the oldest give way. */
export class SessionCache {
  private readonly entries = new Map<string, CacheEntry>();

  constructor(
    private readonly lifeMs: number,
    private readonly limit: number,
  ) {}

  get(secretHash: string, now: number): CacheEntry | null {
    const entry = this.entries.get(secretHash);
    if (!entry) return null;
    const age = now - entry.readAt;
    // A clock that was set back must not make an answer last.
    if (age >= 0 && age < this.lifeMs) return entry;
    this.entries.delete(secretHash);
    return null;
  }

  set(secretHash: string, entry: CacheEntry): void {
    this.entries.delete(secretHash);
    this.entries.set(secretHash, entry);
    if (this.entries.size > this.limit) this.entries.delete(this.entries.keys().next().value!);
  }

  forget(accounts: ReadonlySet<string>): void {
    for (const [key, { who }] of this.entries) if (accounts.has(who.actor.id)) this.entries.delete(key);
  }
}
