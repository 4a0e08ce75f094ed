import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { dieWithParent } from '../../libs/dispatch/src/local-redis/die-with-parent.ts';

export interface ServerCommand {
  program: string;
  args: string[];
  cwd: string;
  /** How this server is told to end at once but cleanly. */
  endSignal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT';
  uid?: number;
  gid?: number;
  isReady: () => Promise<boolean>;
}

const READY_WITHIN_MS = 20_000;

/** A server that the tests started themselves; it ends with them in whatever way they end. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  private watchdog: ChildProcess | null = null;
  private output = '';
  private readonly endNow = () => void this.child?.kill('SIGKILL');

  constructor(private readonly command: ServerCommand) {
    process.on('exit', this.endNow);
  }

  get pid(): number {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error('The server is not running.');
    return pid;
  }

  async start(): Promise<void> {
    const { program, args, cwd, uid, gid, endSignal } = this.command;
    const child = spawn(program, args, { cwd, uid, gid, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer) => {
      this.output = (this.output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => keep(Buffer.from(String(error))));
    this.child = child;
    if (child.pid !== undefined) {
      this.watchdog = dieWithParent(child.pid, endSignal.slice(3) as 'TERM' | 'INT' | 'QUIT');
    }
    child.once('exit', () => this.watchdog?.kill('SIGKILL'));
    await this.untilReady(child);
  }

  /** Ends the process with this signal and waits until it is gone; its files stay. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Ends it and lets it go. */
  async stop(): Promise<void> {
    process.off('exit', this.endNow);
    const patience = setTimeout(this.endNow, 5000);
    await this.kill(this.command.endSignal);
    clearTimeout(patience);
  }

  private async untilReady(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline && child.exitCode === null && child.signalCode === null && child.pid) {
      if (await this.command.isReady()) return;
      await sleep(15);
    }
    await this.kill();
    throw new Error(`${this.command.program} did not become ready:\n${this.output}`);
  }
}
