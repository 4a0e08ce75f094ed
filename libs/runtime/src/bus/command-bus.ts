import { type Clock, type IdSource, isProblem } from '#kernel';
import { type Digest, seal } from '../chain.ts';
import type { Plans } from '../plans.ts';
import type { JournalRow, Store, WriteSet, WriteTx } from '../ports/index.ts';
import type { Command, CommandMeta, Ref } from './command.ts';
import { recall, remember } from './idempotency.ts';
import { CommandLayer, GroupLayer } from './overlay.ts';
import type { Reactions } from './reactions.ts';
import { Session } from './session.ts';

/** What one transaction changed, told to those who act on it after the commit. */
export interface Commit {
  facts: readonly JournalRow[];
  put: WriteSet['put'];
}
type CommitListener = (commit: Commit) => void;

interface Waiting {
  command: Command<unknown, unknown>;
  input: unknown;
  meta: CommandMeta;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

interface Settled {
  answer?: unknown;
  error?: unknown;
}

interface Outcome {
  settled: Settled[];
  commit: Commit;
}

export interface CommandBusParts {
  store: Store;
  clock: Clock;
  ids: IdSource;
  plans: Plans;
  reactions: Reactions;
  digest: Digest;
  /** Hears of listeners that throw. */
  fault: (error: unknown) => void;
}

/** Commands in one transaction at the most: beyond this a group's own time outweighs the commit that it shares. */
const GROUP_LIMIT = 64;

/**
 * The one way to change the record. Commands that arrive while a commit is under way share the next transaction:
 * each runs over its own layer, a refused one leaves nothing, and every caller waits for the commit that holds
 * its own change.
 */
export class CommandBus {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private readonly listeners: CommitListener[] = [];

  constructor(private readonly parts: CommandBusParts) {}

  onCommit(listener: CommitListener): void {
    this.listeners.push(listener);
  }

  execute<I, O>(command: Command<I, O>, input: I, meta: CommandMeta): Promise<O> {
    return new Promise<O>((resolve, reject) => {
      this.waiting.push({ command, input, meta, resolve, reject });
      this.running ??= this.drain();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length) {
      // One turn of the event loop, so that requests that came in together are in the group together.
      await new Promise(setImmediate);
      const group = this.waiting.splice(0, GROUP_LIMIT);
      await this.runGroup(group);
    }
    // In the same turn as the last look at the queue, or a command that comes in between would wait for ever.
    this.running = null;
  }

  private async runGroup(group: Waiting[]): Promise<void> {
    let outcome: Outcome;
    try {
      outcome = await this.commit(group);
    } catch (error) {
      if (group.length === 1 || isProblem(error)) for (const one of group) one.reject(error);
      else await this.oneByOne(group);
      return;
    }
    this.settle(group, outcome);
  }

  /** After a group failed for something other than an unreachable store: one command's fault is not every command's. */
  private async oneByOne(group: Waiting[]): Promise<void> {
    for (const one of group) await this.runGroup([one]);
  }

  private settle(group: Waiting[], outcome: Outcome): void {
    group.forEach((one, i) => {
      const { error, answer } = outcome.settled[i]!;
      if (error) one.reject(error);
      else one.resolve(answer);
    });
    if (outcome.commit.facts.length || Object.keys(outcome.commit.put).length)
      for (const listener of this.listeners) this.tell(listener, outcome.commit);
  }

  /** What a listener gets wrong comes after the commit, and may not touch it. */
  private tell(listener: CommitListener, commit: Commit): void {
    try {
      listener(commit);
    } catch (error) {
      this.parts.fault(error);
    }
  }

  private commit(group: Waiting[]): Promise<Outcome> {
    return this.parts.store.transact(async (tx) => {
      const layer = new GroupLayer(tx);
      await preload(layer, group);
      const sessions: Session[] = [];
      const settled: Settled[] = [];
      for (const one of group) settled.push(await this.runOne(layer, one, sessions));
      const commit = await this.write(tx, layer, sessions);
      return { settled, commit };
    });
  }

  private async runOne(group: GroupLayer, one: Waiting, sessions: Session[]): Promise<Settled> {
    const layer = new CommandLayer(group);
    const { actor, requestId } = one.meta;
    const session = new Session(layer, { ...this.parts, actor, requestId });
    try {
      const known = await recall(session, one.meta);
      if (known) return { answer: known.answer };
      const answer = await one.command.handle(session, one.input);
      remember(session, one.meta, answer);
      layer.applyTo(group);
      sessions.push(session);
      return { answer };
    } catch (error) {
      // A refusal is the command's own; anything else may have come from the store and fails the group.
      if (isProblem(error) && error.code !== 'engine.unavailable') return { error };
      throw error;
    }
  }

  private async write(tx: WriteTx, layer: GroupLayer, sessions: Session[]): Promise<Commit> {
    const changes = layer.changes();
    const entries = sessions.flatMap((session) => session.facts);
    let head = entries.length ? await tx.head() : null;
    const facts = entries.map((entry) => {
      const row = seal(head!, entry, this.parts.digest);
      head = { seq: row.seq, hash: row.hash };
      return row;
    });
    if (facts.length || Object.keys(changes.put).length || Object.keys(changes.remove).length)
      await tx.write({ ...changes, facts, head });
    return { facts, put: changes.put };
  }
}

async function preload(layer: GroupLayer, group: Waiting[]): Promise<void> {
  const wanted = new Map<Ref['table'], string[]>();
  const want = ({ table, id }: Ref) => wanted.set(table, [...(wanted.get(table) ?? []), id]);
  for (const { command, input, meta } of group) {
    for (const ref of command.refs?.(input) ?? []) want(ref);
    if (meta.idempotency) want({ table: 'idempotency', id: `${meta.actor.id}:${meta.idempotency.key}` });
  }
  for (const [table, ids] of wanted) await layer.preload(table, ids);
}
