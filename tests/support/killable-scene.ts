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

/** How a host dies: so long after it was asked, or where the engine from then on first comes by a crash point. */
export type Death = { afterMs: number } | { at: string };

/** Deaths by the number of the operation under which they come. */
export type Deaths = ReadonlyMap<number, readonly Death[]>;

/** Where each death came: before the operation was answered, or after (then `operation` is the next one). */
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
  /** Crash points at which a host has still to die, one after the other. */
  private readonly ahead: string[] = [];

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
    for (const death of this.deaths.get(number) ?? []) {
      if ('at' in death) await this.arm(death.at);
      else reply = (await this.dying(name, input, death.afterMs)) ?? reply;
    }
    while (!reply) reply = await this.answered(name, input);
    this.operations.push({ name, ms: performance.now() - since, messages: reply.messages ?? 0 });
    return this.taken(reply);
  }

  /** Has the host die under the operation, or, if it was quicker, right after it. */
  private async dying(operation: Operation['name'], input: object, afterMs: number): Promise<Reply | null> {
    const host = await this.alive(operation);
    const answer = host.ask(operation, input);
    await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, afterMs))]);
    await host.kill();
    this.host = null;
    const reply = await answer;
    this.died.push({ operation, by: 'signal', within: reply === null });
    if (reply?.now !== undefined) this.now = reply.now;
    return reply;
  }

  private async arm(point: string): Promise<void> {
    this.ahead.push(point);
    if (this.ahead.length === 1 && this.host) await this.host.ask('arm', { point });
  }

  /** Null where the host came by the crash point instead. */
  private async answered(operation: Operation['name'], input: object): Promise<Reply | null> {
    const reply = await (await this.alive(operation)).ask(operation, input);
    if (!reply) this.crashed(operation, true);
    return reply;
  }

  private crashed(operation: Operation['name'], within: boolean): void {
    this.host = null;
    const by = this.ahead.shift();
    if (!by) throw new Error(`the host died by itself under ${operation}`);
    this.died.push({ operation, by, within });
  }

  private async ask(operation: string, input: object): Promise<unknown> {
    return this.taken(await this.untilAnswered(operation, input));
  }

  private async untilAnswered(operation: string, input: object): Promise<Reply> {
    for (;;) {
      const reply = await (await this.alive('execute')).ask(operation, input);
      if (reply) return reply;
      this.crashed('execute', false);
    }
  }

  private taken({ answer, refused, error, now }: Reply): unknown {
    if (now !== undefined) this.now = now;
    if (refused) throw new Problem(refused);
    if (error) throw new Error(error);
    return answer;
  }

  private async alive(operation: Operation['name']): Promise<Host> {
    if (this.host?.isDead) this.crashed(operation, false);
    if (this.host) return this.host;
    while (this.spares.length <= SPARES) this.spares.push(Host.start(this.scratch));
    this.host = await this.spares.shift()!;
    const opened = await this.host.ask('open', { start: this.now, databaseUrl: this.databaseUrl });
    if (!opened || opened.error) throw new Error(`the host cannot open the record: ${opened?.error}`);
    const [point] = this.ahead;
    if (point) await this.host.ask('arm', { point });
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
