import { settlesWithin } from '../time-limit.ts';
import type { RedisClient } from './redis-target.ts';

/**
 * Notices a connection whose other end is gone without a word; the system itself would take a quarter of an hour.
 * (The client's own `socketTimeout` keeps its timer after the connection was closed, and with it the process.)
 */
export class RedisHeartbeat {
  private readonly timer: NodeJS.Timeout;
  private beating = false;

  constructor(
    private readonly client: RedisClient,
    private readonly everyMs: number,
  ) {
    this.timer = setInterval(() => void this.beat(), everyMs);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    if (this.beating) return;
    this.beating = true;
    // "connect": connected, and waiting since for Redis to say that it is ready.
    const silent =
      this.client.status === 'connect' ||
      (this.client.status === 'ready' && !(await settlesWithin(this.everyMs, this.client.ping())));
    if (silent) this.client.disconnect(true);
    this.beating = false;
  }
}
