import { once } from 'node:events';
import { settlesWithin } from '../time-limit.ts';
import { asError } from './as-error.ts';
import { QueueUnavailable } from './queue-unavailable.ts';
import type { RedisClient } from './redis-target.ts';

/** Lets work through to Redis while Redis answers, and turns it away quickly while it does not. */
export class RedisGate {
  private opening: Promise<void> | null = null;

  constructor(
    private readonly client: RedisClient,
    private readonly limitMs: number,
  ) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    const result = this.ready().then(work);
    if (!(await settlesWithin(this.limitMs, result))) {
      // Connected but silent: a socket that is half open would stay so for many minutes.
      this.client.disconnect(true);
      throw new QueueUnavailable(`no answer within ${this.limitMs} ms`);
    }
    return result.catch((error: unknown) => {
      if (error instanceof QueueUnavailable) throw error;
      throw new QueueUnavailable(asError(error).message, { cause: error });
    });
  }

  /** Waits for a connection that is being made, for instance just after the start; not for a lost one. */
  private async ready(): Promise<void> {
    const { status } = this.client;
    if (status === 'ready') return;
    if (status !== 'connecting' && status !== 'connect') throw new QueueUnavailable(`Redis is ${status}`);
    this.opening ??= this.open().finally(() => {
      this.opening = null;
    });
    await this.opening;
  }

  private async open(): Promise<void> {
    const over = new AbortController();
    const closed = once(this.client, 'close', over).then(() => {
      throw new QueueUnavailable('Redis closed the connection');
    });
    try {
      await Promise.race([once(this.client, 'ready', over), closed]);
    } finally {
      closed.catch(() => undefined);
      over.abort();
    }
  }
}
