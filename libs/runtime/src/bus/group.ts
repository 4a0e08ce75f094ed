import { isOutOfReach, isProblem } from '#kernel';
import { type Digest, seal } from '../chain.ts';
import type { ChainHead, JournalEntry, JournalRow, WriteSet } from '../ports/index.ts';
import type { Command, CommandMeta, Ref } from './command.ts';
import { CommandLayer } from './command-layer.ts';
import { checkEntered } from './entered.ts';
import { type Ground, GroupLayer } from './group-layer.ts';
import { recall, remember } from './idempotency.ts';
import { Session, type SessionParts } from './session.ts';

/** A command that somebody waits for. */
export interface Waiting {
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

/** Commands in one transaction at the most: beyond this a group's own time outweighs the commit that it shares. */
const COMMANDS_ENOUGH = 64;
/** Facts after which a group takes no more commands: it gains nothing by that, and the next could be at work. */
const FACTS_ENOUGH = 150;

/**
 * Commands that share a transaction. Each runs over a layer of its own, which joins the group's when the command
 * succeeds and is dropped when it refuses.
 */
export class Group {
  readonly members: Waiting[] = [];
  readonly facts: JournalEntry[] = [];
  private readonly layer: GroupLayer;
  private readonly settled: Settled[] = [];
  private readonly rows: JournalRow[] = [];

  constructor(
    ground: Ground,
    private readonly parts: SessionParts,
  ) {
    this.layer = new GroupLayer(ground);
  }

  get isFull(): boolean {
    return this.members.length >= COMMANDS_ENOUGH || this.facts.length >= FACTS_ENOUGH;
  }

  /**
   * Runs these after those that ran before, and says how many there was room for. Rejects for anything but a refusal,
   * and is then of no more use.
   */
  async run(more: readonly Waiting[]): Promise<number> {
    const before = this.members.length;
    await preload(this.layer, more);
    for (const one of more) {
      if (this.isFull) break;
      this.members.push(one);
      this.settled.push(await this.runOne(one));
    }
    return this.members.length - before;
  }

  /** What is to be written, or null where nothing is. */
  changes(): Pick<WriteSet, 'put' | 'remove' | 'before' | 'absent'> | null {
    const changes = this.layer.changes();
    const none = !Object.keys(changes.put).length && !Object.keys(changes.remove).length;
    return none && !this.facts.length ? null : changes;
  }

  /** The facts as rows of the chain that ends at `head`. Asked again, with the same head, it seals what is new. */
  sealed(head: ChainHead, digest: Digest): JournalRow[] {
    for (const entry of this.facts.slice(this.rows.length))
      this.rows.push(seal(this.rows.at(-1) ?? head, entry, digest));
    return this.rows;
  }

  /** The record as it will be when this group is committed; see {@link GroupLayer.over}. */
  over(record: Ground, known: boolean): Ground {
    return this.layer.over(record, known);
  }

  /** Gives everybody his answer. */
  answer(): void {
    this.members.forEach((one, i) => {
      const { error, answer } = this.settled[i]!;
      if (error) one.reject(error);
      else one.resolve(answer);
    });
  }

  private async runOne({ command, input, meta }: Waiting): Promise<Settled> {
    const layer = new CommandLayer(this.layer);
    const session = new Session(layer, this.parts, meta);
    try {
      const known = await recall(session, meta);
      if (known) return { answer: known.answer };
      checkEntered(session);
      const answer = await command.handle(session, input);
      remember(session, meta, answer);
      layer.applyTo(this.layer);
      this.facts.push(...session.facts);
      return { answer };
    } catch (error) {
      // A refusal is the command's own; anything else may have come from the store and fails the group.
      if (isProblem(error) && !isOutOfReach(error)) return { error };
      throw error;
    }
  }
}

async function preload(layer: GroupLayer, group: readonly Waiting[]): Promise<void> {
  const wanted = new Map<Ref['table'], string[]>();
  const want = ({ table, id }: Ref) => wanted.set(table, [...(wanted.get(table) ?? []), id]);
  for (const { command, input, meta } of group) {
    for (const ref of command.refs?.(input) ?? []) want(ref);
    if (meta.idempotency) want({ table: 'idempotency', id: `${meta.actor.id}:${meta.idempotency.key}` });
  }
  await Promise.all([...wanted].map(([table, ids]) => layer.preload(table, ids)));
}
