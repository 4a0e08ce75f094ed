import type { Bilingual } from '../i18n/language.ts';
import { dependsOn, type Entry, placeholderOf, resolvedPath, restsOn } from './entry.ts';
import type { EntryStore } from './entry-store.ts';
import type { Kind } from './kinds.ts';

/** What somebody enters, before it has an id and a place. */
export interface Fresh {
  kind: Kind;
  path: string;
  body: Record<string, unknown>;
  ifMatch: string | null;
  about: Bilingual | null;
  /** The entry that went back to its form, if it is one. */
  edited: string | null;
}

export interface OutboxParts {
  store: EntryStore;
  /** Null where nothing came back: the network is gone, or the engine is. */
  post: (path: string, entry: Entry, late: boolean) => Promise<Response | null>;
  /** Whoever is logged in. */
  accountId: () => string | null;
  isOnline: () => boolean;
  now: () => number;
  newId: () => string;
  /** Tells all that show entries. */
  changed: () => void;
}

const KEPT_MS = 24 * 3600_000;
/** Another page that began to send it has given up by then. */
const ABANDONED_MS = 60_000;

/**
 * Sends what is entered, one after the other. An entry is kept before it leaves and goes again with the same key until
 * there is an answer, so that it arrives once whatever becomes of the network, the page or the device.
 */
export class Outbox {
  private line: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: OutboxParts) {}

  /** The engine's answer; or 202 with a placeholder for the id where it has to wait. Rejects where nothing can be kept. */
  async enter(fresh: Fresh): Promise<Response> {
    const entry = await this.keep(fresh);
    return this.inLine(async () => {
      if (!(await this.mayGoNow(entry))) return this.wait(entry);
      const response = await this.parts.post(entry.path, entry, false);
      if (!response) return this.wait({ ...entry, attempts: entry.attempts + 1 });
      if (!response.ok) {
        // Whoever entered it looks on, and has it in the form still.
        await this.drop(entry);
        return response;
      }
      await this.drop(entry, response);
      return response;
    });
  }

  /** Sends in order whatever waits for whoever is logged in; true when nothing is left that could be sent. */
  flush(): Promise<boolean> {
    return this.inLine(async () => {
      for (;;) {
        const next = await this.next();
        if (!next) break;
        if (!(await this.sendLate(next.entry, next.path))) return false;
      }
      await this.forgetOld();
      return true;
    });
  }

  all(): Promise<Entry[]> {
    return this.parts.store.all();
  }

  async change(entry: Entry): Promise<void> {
    await this.parts.store.update(entry);
    this.parts.changed();
  }

  /** Takes an entry back, and with it what was entered on it. */
  async takeBack(entry: Entry): Promise<void> {
    for (const other of await this.all())
      if (other.id === entry.id || (dependsOn(other) === entry.id && other.state !== 'sent'))
        await this.parts.store.remove(other.order);
    this.parts.changed();
  }

  /** Removes one that was sent from the list, unless something that waits hangs on it. */
  async forget(entry: Entry): Promise<void> {
    const hangsOn = (await this.all()).some((one) => dependsOn(one) === entry.id && one.state !== 'sent');
    if (hangsOn) return;
    await this.parts.store.remove(entry.order);
    this.parts.changed();
  }

  private async keep({ edited, ...fresh }: Fresh): Promise<Entry> {
    const before = edited
      ? (await this.all()).find(({ id, state }) => id === edited && state !== 'sent')
      : undefined;
    const id = before?.id ?? this.parts.newId();
    const entry = {
      ...{ id, accountId: this.parts.accountId() ?? '', key: before?.key ?? this.parts.newId() },
      ...{
        ...fresh,
        enteredAt: this.parts.now(),
        state: 'sending' as const,
        attempts: before?.attempts ?? 0,
      },
      ...{ refusal: null, receivedAt: null, answer: null },
    };
    // In its old place: what was entered on it comes after it.
    if (before) await this.parts.store.update({ ...entry, order: before.order });
    const kept = before ? { ...entry, order: before.order } : await this.parts.store.add(entry);
    this.parts.changed();
    return kept;
  }

  private async mayGoNow(entry: Entry): Promise<boolean> {
    if (!this.parts.isOnline() || dependsOn(entry) !== null) return false;
    const earlier = await this.all();
    return !earlier.some((one) => this.isMine(one) && one.state === 'waiting' && one.order < entry.order);
  }

  private async wait(entry: Entry): Promise<Response> {
    await this.change({ ...entry, state: 'waiting' });
    const body = JSON.stringify({ queued: true, id: placeholderOf(entry.id), seq: 0 });
    return new Response(body, { status: 202, headers: { 'content-type': 'application/json' } });
  }

  /** Done with: nothing has to be kept, unless something that waits hangs on it. */
  private async drop(entry: Entry, response?: Response): Promise<void> {
    const hangsOn = response && (await this.all()).some((one) => dependsOn(one) === entry.id);
    if (hangsOn) return this.keepSent(entry, response.clone());
    await this.parts.store.remove(entry.order);
    this.parts.changed();
  }

  /** The first that can be sent. */
  private async next(): Promise<{ entry: Entry; path: string } | null> {
    const entries = await this.all();
    for (const entry of entries) {
      if (!this.isMine(entry) || !this.isReady(entry)) continue;
      const path = resolvedPath(entry, entries);
      if (path !== null) return { entry, path };
    }
    return null;
  }

  private isReady({ state, enteredAt }: Entry): boolean {
    return state === 'waiting' || (state === 'sending' && enteredAt < this.parts.now() - ABANDONED_MS);
  }

  private async sendLate(entry: Entry, path: string): Promise<boolean> {
    const response = await this.parts.post(path, entry, true);
    if (!response) {
      await this.change({ ...entry, state: 'waiting', attempts: entry.attempts + 1 });
      return false;
    }
    if (response.ok) await this.keepSent({ ...entry, path }, response);
    else await this.change({ ...entry, state: 'refused', refusal: await jsonOf(response) });
    return true;
  }

  private async keepSent(entry: Entry, response: Response): Promise<void> {
    const said = Date.parse(response.headers.get('date') ?? '');
    const receivedAt = Number.isNaN(said) ? this.parts.now() : said;
    const answer = (await jsonOf(response)) as Record<string, unknown> | null;
    await this.change({ ...entry, state: 'sent', refusal: null, receivedAt, answer });
    const seq = Number(answer?.['seq']);
    for (const later of await this.all())
      if (later.state === 'waiting' && restsOn(later, entry, seq))
        await this.parts.store.update({ ...later, ifMatch: `"${seq}"` });
  }

  /** What was sent stays in the list for a day. */
  private async forgetOld(): Promise<void> {
    const entries = await this.all();
    const needed = new Set(entries.filter(({ state }) => state !== 'sent').map(dependsOn));
    for (const { state, id, receivedAt, order } of entries)
      if (state === 'sent' && !needed.has(id) && receivedAt! < this.parts.now() - KEPT_MS)
        await this.parts.store.remove(order);
  }

  private isMine({ accountId }: Entry): boolean {
    return accountId === this.parts.accountId();
  }

  private inLine<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.line.then(work, work);
    this.line = turn.catch(() => undefined);
    return turn;
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
