import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../root.ts';

/** A process beside us that answers questions, however many are under way. */
export class Child {
  private readonly open = new Map<number, (answer: unknown) => void>();
  private asked = 0;
  /** Settles when it is gone; whoever waited for an answer then gets null. */
  readonly gone: Promise<void>;
  isGone = false;

  private constructor(private readonly process: ChildProcess) {
    process.on('message', ({ number, answer }: { number: number; answer: unknown }) => {
      this.open.get(number)?.(answer);
      this.open.delete(number);
    });
    this.gone = once(process, 'exit').then(() => {
      this.isGone = true;
      for (const tell of this.open.values()) tell(null);
    });
  }

  /** Starts `tests/support/fleet/<file>` and waits until it answers, or is gone. */
  static async start(file: string, { args = [], env, log }: ChildOptions = {}): Promise<Child> {
    const output = log ?? 'inherit';
    const child = new Child(
      fork(join(ROOT, 'tests/support/fleet', file), args, {
        env: { ...process.env, NODE_OPTIONS: '', ...env },
        execArgv: ['--expose-gc'],
        stdio: ['ignore', output, output, 'ipc'],
      }),
    );
    await child.ask('ready');
    return child;
  }

  get pid(): number {
    return this.process.pid!;
  }

  /** Null where it is gone before it answers. */
  ask<T>(ask: string, input: unknown = {}): Promise<T | null> {
    if (this.isGone || !this.process.connected) return Promise.resolve(null);
    const number = ++this.asked;
    return new Promise<T | null>((resolve) => {
      this.open.set(number, resolve as (answer: unknown) => void);
      this.process.send({ number, ask, input }, () => undefined);
    });
  }

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }

  /** SIGTERM, and SIGKILL where that does not help. */
  async stop(): Promise<void> {
    this.signal('SIGTERM');
    const patience = setTimeout(() => this.signal('SIGKILL'), 15_000);
    await this.gone;
    clearTimeout(patience);
  }
}

export interface ChildOptions {
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** An open file for what it writes. */
  log?: number;
}
