import { Redis, type RedisOptions } from 'ioredis';
import type { OutageReporter } from './outage-reporter.ts';

/** Where Redis is: `redis://`, `rediss://` or `unix://`, or the path of its socket. */
export interface RedisTarget {
  url?: string;
  path?: string;
}

/** Never gives up, and is back within a second of Redis. */
const retryStrategy = (times: number): number => Math.min(50 * times, 1000);

/** A connection whose errors are always listened to: an unheard one would end the process. */
export function connectRedis(target: RedisTarget, reporter: OutageReporter, options: RedisOptions): Redis {
  const all: RedisOptions = { retryStrategy, connectTimeout: 5000, keepAlive: 10_000, ...options };
  const client = target.path
    ? new Redis({ ...all, path: target.path })
    : new Redis(target.url ?? 'redis://127.0.0.1:6379', all);
  client.on('error', reporter.fault);
  client.on('ready', reporter.connected);
  return client;
}
