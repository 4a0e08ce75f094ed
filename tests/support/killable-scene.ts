import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem, type ProblemCode } from '#kernel';
import type { Scene } from '#replay';
import type { Actor, Command, CommandMeta, Plans, Reader } from '#runtime';
import { dieWithParent } from '../../libs/dispatch/src/local-redis/die-with-parent.ts';

const HOST = join(
  fileURLToPath(new URL('.', import.meta.resolve('#root/package.json'))),
  'tests/support/scene-host.mjs',
);
/** Hosts that have loaded and wait, so that a death costs no start. */
const SPARES = 2;

interface Reply {
  answer?: unknown;
  refused?: ProblemCode | null;
  error?: string;
  now?: number;
  /** Messages that the operation put into the outbox. */
  messages?: number;
}

/** One thing asked of the engine that may change the record, and what it took. */
export interface Operation {
  name: 'execute' | 'advance' | 'settle';
  ms: number;
  messages: number;
}

/** How a host dies: so long after it was asked, or where the engine comes by one of its crash points. */
export type Death = { afterMs: number } | { at: string };

/** Deaths by the number of the operation under which they come. */
export type Deaths = ReadonlyMap<number, readonly Death[]>;

/** Where each death came: before the operation was answered, or after. */
export interface Died {
  operation: Operation['name'];
  by: string;
  within: boolean;
}

/**
 * A scene whose engine lives in a process that is killed as planned. It stands for people in front of their screens:
 * they know the time and what they asked for, and ask again, under the same key, for what they had no answer to.
 */
export class KillableScene implements Scene {
  readonly operations: Operation[] = [];
  readonly died: Died[] = [];
  private readonly spares: Promise<Host>[] = [];
  private host: Host | null = null;

  constructor(
    private now: number,
    private readonly databaseUrl: string,
    /** Where hosts put their scratch files: those that are killed leave them. */
    private readonly scratch: string,
    plans: Plans,
    private readonly deaths: Deaths = new Map(),
  ) {
    this.engine = { ...this.remote, plans };
  }

  readonly clock = { now: () => this.now };

  readonly engine: Scene['engine'];
  private readonly remote: Omit<Scene['engine'], 'plans'> = {
    bus: {
      execute: <I, O>(command: Command<I, O>, input: I, meta: CommandMeta): Promise<O> => {
        const idempotency = { key: meta.requestId, bodyHash: JSON.stringify([command.name, input]) };
        const asked = { command: command.name, input, meta: { ...meta, idempotency } };
        return this.operate('execute', asked) as Promise<O>;
      },
    },
    reader: new Proxy({} as Reader, {
      get:
        (_, method) =>
        (...args: unknown[]) =>
          this.ask('read', { method, args }),
    }),
  };

  as(post: string, place?: { division?: string; agency?: string }): Actor {
    const id = [post, place?.division ?? place?.agency].filter(Boolean).join(':');
    return { id, name: id, posts: [{ post, ...place }] };
  }

  witness(): Promise<string> {
    return this.ask('witness', {}) as Promise<string>;
  }

  async advanceTo(at: number): Promise<void> {
    await this.operate('advance', { at });
  }

  async settle(): Promise<void> {
    await this.operate('settle', {});
  }

  async close(): Promise<void> {
    await Promise.all([this.host, ...this.spares].map(async (host) => (await host)?.kill()));
  }

  /** Asks until there is an answer, and lets the host die under it as planned. */
  private async operate(name: Operation['name'], input: object): Promise<unknown> {
    const number = this.operations.length;
    const since = performance.now();
    let reply: Reply | null = null;
    for (const death of this.deaths.get(number) ?? []) reply = await this.dying(name, input, death, reply);
    reply ??= await this.untilAnswered(name, input);
    this.operations.push({ name, ms: performance.now() - since, messages: reply.messages ?? 0 });
    return this.taken(reply);
  }

  /** Has the host die under the operation, or, if it was quicker, right after it. */
  private async dying(
    operation: Operation['name'],
    input: object,
    death: Death,
    before: Reply | null,
  ): Promise<Reply | null> {
    const host = await this.alive();
    if ('at' in death) await host.ask('arm', { point: death.at });
    const answer = host.ask(operation, input);
    if ('afterMs' in death)
      await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, death.afterMs))]);
    // What it sends is sent after the answer.
    else if (await answer)
      await Promise.race([host.gone, new Promise((resolve) => setTimeout(resolve, 10_000))]);
    const by = 'at' in death && host.isDead ? death.at : 'signal';
    await host.kill();
    this.host = null;
    const reply = (await answer) ?? before;
    this.died.push({ operation, by, within: (await answer) === null });
    if (reply?.now !== undefined) this.now = reply.now;
    return reply;
  }

  private async ask(operation: string, input: object): Promise<unknown> {
    return this.taken(await this.untilAnswered(operation, input));
  }

  private async untilAnswered(operation: string, input: object): Promise<Reply> {
    const reply = await (await this.alive()).ask(operation, input);
    if (reply) return reply;
    throw new Error(`the host died by itself under ${operation}`);
  }

  private taken({ answer, refused, error, now }: Reply): unknown {
    if (now !== undefined) this.now = now;
    if (refused) throw new Problem(refused);
    if (error) throw new Error(error);
    return answer;
  }

  private async alive(): Promise<Host> {
    if (this.host) return this.host;
    while (this.spares.length <= SPARES) this.spares.push(Host.start(this.scratch));
    this.host = await this.spares.shift()!;
    const opened = await this.host.ask('open', { start: this.now, databaseUrl: this.databaseUrl });
    if (!opened || opened.error) throw new Error(`the host cannot open the record: ${opened?.error}`);
    return this.host;
  }
}

/** One process with an engine in it. */
class Host {
  readonly gone: Promise<unknown>;
  isDead = false;

  private constructor(private readonly child: ChildProcess) {
    const watchdog = dieWithParent(child.pid!, 'KILL');
    this.gone = once(child, 'exit').then(() => {
      this.isDead = true;
      watchdog.kill('SIGKILL');
    });
  }

  static async start(scratch: string): Promise<Host> {
    const env = { ...process.env, TMPDIR: scratch, NODE_OPTIONS: '', KAIDU_CRASH_AT: '' };
    const child = fork(HOST, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const host = new Host(child);
    await Promise.race([once(child, 'message'), host.gone]);
    return host;
  }

  /** Null where it died before it answered. */
  async ask(operation: string, input: object): Promise<Reply | null> {
    if (this.isDead) return null;
    const answered = new Promise<Reply>((resolve) =>
      this.child.once('message', (reply) => resolve(JSON.parse(reply as string) as Reply)),
    );
    this.child.send({ operation, input }, () => undefined);
    return Promise.race([answered, this.gone.then(() => null)]);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}
