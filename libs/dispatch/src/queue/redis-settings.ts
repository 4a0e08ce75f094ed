import { connectRedis, type RedisTarget } from './redis-target.ts';

export interface RedisSettings {
  version: string;
  /** What it does when memory runs out; anything but `noeviction` may lose jobs. */
  policy: string;
  /** Whether it keeps an append-only file. */
  appendOnly: boolean;
  /** How far its clock is ahead of this process's, in milliseconds. */
  clockAheadMs: number;
}

/** Asks a server how it keeps what it is given; rejects when none answers within two seconds. */
export async function redisSettings(target: RedisTarget): Promise<RedisSettings> {
  const options = {
    lazyConnect: true,
    connectTimeout: 2000,
    commandTimeout: 2000,
    retryStrategy: () => null,
  };
  const client = connectRedis(target, { fault: () => undefined, connected: () => undefined }, options);
  try {
    await client.connect();
    const info = await client.info();
    const asked = Date.now();
    const [seconds, micros] = (await client.time()).map(Number) as [number, number];
    const clockAheadMs = Math.round(seconds * 1000 + micros / 1000 - (asked + Date.now()) / 2);
    const value = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
    return {
      version: value('redis_version') ?? '?',
      policy: value('maxmemory_policy') ?? '?',
      appendOnly: value('aof_enabled') === '1',
      clockAheadMs,
    };
  } finally {
    client.disconnect();
  }
}
