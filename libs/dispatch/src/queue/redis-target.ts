import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { OutageReporter } from './outage-reporter.ts';

/** `host` and `port` of one server. */
export interface RedisNode {
  host: string;
  port: number;
}

/** How we say who we are. */
export interface RedisLogin {
  username?: string;
  password?: string;
  /** Only where it differs from that of Redis itself, as it mostly does. */
  sentinelPassword?: string;
  tls?: boolean;
}

/** Where Redis is: one server, the master that sentinels name, or a cluster. The first that is given counts. */
export interface RedisTarget extends RedisLogin {
  /** `redis://`, `rediss://` or `unix://`. */
  url?: string;
  /** Of its socket. */
  path?: string;
  sentinels?: RedisNode[];
  /** The name that the sentinels know the master by. */
  master?: string;
  /** Some nodes of a cluster; the others are found by asking these. */
  cluster?: RedisNode[];
}

export type RedisClient = Redis | Cluster;

/** Never gives up, and is back within a second of Redis. */
const retryStrategy = (times: number): number => Math.min(50 * times, 1000);

/** A connection whose errors are always listened to: an unheard one would end the process. */
export function connectRedis(
  target: RedisTarget,
  reporter: Pick<OutageReporter, 'fault' | 'connected'>,
  options: RedisOptions,
): RedisClient {
  const client = open(target, { retryStrategy, connectTimeout: 5000, keepAlive: 10_000, ...options });
  client.on('error', reporter.fault);
  client.on('ready', reporter.connected);
  return client;
}

function open(target: RedisTarget, options: RedisOptions): RedisClient {
  const { url, path, sentinels, cluster, username, password, tls } = target;
  const all: RedisOptions = {
    ...options,
    ...(username && { username }),
    ...(password && { password }),
    ...(tls && { tls: {} }),
  };
  if (path) return new Redis({ ...all, path });
  if (url) return new Redis(url, all);
  if (sentinels) return new Redis({ ...all, ...viaSentinels(target) });
  if (cluster) return new Cluster(cluster, clusterOptions(all));
  return new Redis('redis://127.0.0.1:6379', all);
}

const viaSentinels = ({ sentinels, master, sentinelPassword, tls }: RedisTarget): RedisOptions => ({
  sentinels,
  name: master,
  ...(sentinelPassword && { sentinelPassword }),
  ...(tls && { enableTLSForSentinelMode: true }),
  sentinelRetryStrategy: retryStrategy,
});

const clusterOptions = (all: RedisOptions) => ({
  clusterRetryStrategy: all.retryStrategy as (times: number) => number | null,
  enableOfflineQueue: all.enableOfflineQueue ?? true,
  lazyConnect: all.lazyConnect ?? false,
  redisOptions: { ...all, retryStrategy: undefined, lazyConnect: undefined },
});
