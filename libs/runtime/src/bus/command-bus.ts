import { isProblem } from '#kernel';
import type { Digest } from '../chain.ts';
import { crashPoint } from '../crash-point.ts';
import { currentTrace, isObserved, observed } from '../observe.ts';
import type { ChainHead, JournalRow, RecordHead, Store, WriteSet } from '../ports/index.ts';
import type { Command, CommandMeta } from './command.ts';
import { Group, type Waiting } from './group.ts';
import type { Ground } from './group-layer.ts';
import type { SessionParts } from './session.ts';

/** What one transaction changed, told to those who act on it after the commit. */
export interface Commit {
  facts: readonly JournalRow[];
  put: WriteSet['put'];
}
type CommitListener = (commit: Commit) => void;

export interface CommandBusParts extends SessionParts {
  store: Store;
  digest: Digest;
  /** Hears of listeners that throw. */
  fault: (error: unknown) => void;
}

/** A record that is not there yet: what a group will leave, and where that will be. */
interface Expected {
  ground: Ground;
  head: RecordHead;
}

/** A group that ran on a record that was not there yet. It holds if that record comes. */
interface RanAhead {
  group: Group;
  on: Expected;
  /** Whether it came. */
  came: Promise<boolean>;
}

interface Done {
  group: Group;
  commit: Commit;
}

/** A group whose transaction is open. */
interface UnderWay {
  /** Once its commands ran: what it will leave, or null where it failed before that. */
  expected: Promise<Expected | null>;
  /** Once that is settled: whether the record is as expected. */
  over: Promise<boolean>;
  /** Once everybody in it has an answer. */
  answered: Promise<void>;
}

/** For how long after a group what it left is taken to be there still. */
const STILL_THERE_MS = 50;
/** For how long it is not, once another process has written in between. */
const SHARED_MS = 1000;

/**
 * The one way to change the record. Commands that arrive while a commit is under way share the next transaction,
 * and run meanwhile, on the record as that commit will leave it; should it not come to that, they run again. Every
 * caller waits for the commit that holds its own change.
 */
export class CommandBus {
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private arrived: () => void = () => {};
  /** The group that ended a moment ago: the next one may run on what it left. */
  private justEnded: UnderWay | null = null;
  /** Whether another process has written in between lately. */
  private shared = false;
  private readonly listeners: CommitListener[] = [];

  constructor(private readonly parts: CommandBusParts) {}

  onCommit(listener: CommitListener): void {
    this.listeners.push(listener);
  }

  execute<I, O>(command: Command<I, O>, input: I, meta: CommandMeta): Promise<O> {
    if (!isObserved()) return this.join(command, input, meta);
    const about = { requestId: meta.requestId, command: command.name };
    return observed({ name: `command ${command.name}`, kind: 'internal', about }, () =>
      this.join(command, input, { ...meta, trace: currentTrace() }),
    );
  }

  private join<I, O>(command: Command<I, O>, input: I, meta: CommandMeta): Promise<O> {
    return new Promise<O>((resolve, reject) => {
      this.waiting.push({ command, input, meta, resolve, reject });
      this.arrived();
      this.running ??= this.drain();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async drain(): Promise<void> {
    let last = this.justEnded;
    /** The group before the last, where the last waits for it, with all that it will write. */
    let first: UnderWay | null = null;
    this.justEnded = null;
    do {
      // One turn of the event loop, so that requests that came in together are in the group together.
      await new Promise(setImmediate);
      const members = this.waiting.splice(0);
      const ahead: RanAhead | null = last && (await this.runAhead(last, members));
      await first?.over;
      // A group that is full gains nothing by waiting here: it is made ready to be written, and the next one runs.
      first = ahead?.group.isFull ? last : null;
      const holds: boolean | undefined = first !== null || (await last?.over);
      last = this.begin(members, holds ? ahead : null);
      if (!this.waiting.length) await Promise.race([last.answered, this.arrival()]);
    } while (this.waiting.length);
    this.remember(last);
    // In the same turn as the last look at the queue, or a command that comes in between would wait for ever.
    this.running = null;
  }

  private remember(ended: UnderWay): void {
    if (this.shared) return;
    this.justEnded = ended;
    setTimeout(() => {
      if (this.justEnded === ended) this.justEnded = null;
    }, STILL_THERE_MS).unref();
  }

  private noteOther(): void {
    this.shared = true;
    setTimeout(() => {
      this.shared = false;
    }, SHARED_MS).unref();
  }

  /** Resolves when the next command comes. */
  private arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.arrived = resolve;
    });
  }

  /** Runs a group while the one before is being committed, and takes in whoever comes until that is over. */
  private async runAhead({ expected, over }: UnderWay, members: Waiting[]): Promise<RanAhead | null> {
    const on = await expected;
    if (!on) return null;
    const group = new Group(on.ground, this.parts);
    let waits = true;
    void over.then(() => {
      waits = false;
    });
    try {
      await this.runIn(group, members);
      crashPoint('ran-ahead');
      group.sealed(on.head, this.parts.digest);
      while (waits && !group.isFull) {
        if (!this.waiting.length) await Promise.race([over, this.arrival()]);
        await new Promise(setImmediate);
        const more = this.waiting.splice(0);
        members.push(...more);
        await this.runIn(group, more, members);
        group.sealed(on.head, this.parts.digest);
      }
      return { group, on, came: over };
    } catch {
      // Whatever it was, it comes again, and is dealt with, when they run in their own transaction.
      return null;
    }
  }

  /** Runs commands in a group; those that it has no room for are first in the queue again. */
  private async runIn(group: Group, more: Waiting[], members = more): Promise<void> {
    const ran = await group.run(more);
    this.waiting.unshift(...members.splice(members.length - more.length + ran));
  }

  private begin(members: Waiting[], ahead: RanAhead | null): UnderWay {
    let tell!: (expected: Expected | null) => void;
    const expected = new Promise<Expected | null>((resolve) => {
      tell = resolve;
    });
    let settle!: (asExpected: boolean) => void;
    const over = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    const answered = this.runGroup(members, ahead, tell, settle).finally(() => {
      tell(null);
      settle(false);
    });
    return { expected, over, answered };
  }

  private async runGroup(
    members: Waiting[],
    ahead: RanAhead | null,
    tell: (expected: Expected) => void,
    settle: (asExpected: boolean) => void,
  ): Promise<void> {
    try {
      const written = ahead && (await this.writeAhead(ahead, tell));
      const { group, commit } = written ?? (await this.commit(members, tell));
      crashPoint('group-committed');
      // What was told of a group that had to run again no longer holds.
      settle(!ahead || written !== null);
      // The next one goes to the store before this one is answered: meanwhile the store has work.
      await new Promise(setImmediate);
      crashPoint('before-answers');
      group.answer();
      this.announce(commit);
    } catch (error) {
      if (members.length === 1 || isProblem(error)) for (const one of members) one.reject(error);
      // After a failure other than an unreachable store: one command's fault is not every command's.
      else for (const one of members) await this.begin([one], null).answered;
    }
  }

  /** What ran ahead only has to be written; null where it has to run again, in a transaction of its own. */
  private async writeAhead(
    { group, on, came }: RanAhead,
    tell: (expected: Expected) => void,
  ): Promise<Done | null> {
    const { set, expected } = this.outcome(group, on.head);
    const { store } = this.parts;
    const write = set ? store.readyAt(on.head.writes, set) : () => this.isStillAt(on.head.writes);
    if (set) tell(expected);
    if (!(await came)) return null;
    if (!(await write())) {
      this.noteOther();
      return null;
    }
    crashPoint('written-ahead');
    // After refusals the next one reads for itself, so it may not run before all that came before them is in.
    tell(expected);
    return { group, commit: { facts: set?.facts ?? [], put: set?.put ?? {} } };
  }

  /** For refusals, which write nothing: no write would tell that they rest on what another process has changed since. */
  private isStillAt(writes: number): Promise<boolean> {
    return this.parts.store.transact(async (tx) => (await tx.head()).writes === writes);
  }

  private commit(members: Waiting[], tell: (expected: Expected) => void): Promise<Done> {
    return this.parts.store.transact(async (tx) => {
      const group = new Group(tx, this.parts);
      await this.runIn(group, members);
      const { set, expected } = this.outcome(group, await tx.head());
      crashPoint('group-ran');
      tell(expected);
      if (set) await tx.write(set);
      crashPoint('group-written');
      return { group, commit: { facts: set?.facts ?? [], put: set?.put ?? {} } };
    });
  }

  /** What is to be written where the record stands at `head`, or null; and what that will leave. */
  private outcome(group: Group, head: RecordHead): { set: WriteSet | null; expected: Expected } {
    const { store, digest } = this.parts;
    const changes = group.changes();
    // A group that writes nothing is not told whether what it read still holds: the next one reads for itself.
    if (!changes) return { set: null, expected: { ground: group.over(store.reader, false), head } };
    const facts = group.sealed(head, digest);
    const end: ChainHead = facts.at(-1) ?? head;
    return {
      set: { ...changes, facts, head: facts.length ? { seq: end.seq, hash: end.hash } : null },
      expected: {
        ground: group.over(store.reader, true),
        head: { seq: end.seq, hash: end.hash, writes: head.writes + 1 },
      },
    };
  }

  private announce(commit: Commit): void {
    if (!commit.facts.length && !Object.keys(commit.put).length) return;
    for (const listener of this.listeners) this.tell(listener, commit);
  }

  /** What a listener gets wrong comes after the commit, and may not touch it. */
  private tell(listener: CommitListener, commit: Commit): void {
    try {
      listener(commit);
    } catch (error) {
      this.parts.fault(error);
    }
  }
}
