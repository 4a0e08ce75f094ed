import type { RedisNode, RedisTarget } from '#dispatch';

const PLACES = ['REDIS_URL', 'REDIS_SENTINELS', 'REDIS_CLUSTER'] as const;

/**
 * Where the environment says Redis is: one server, the master that sentinels name, or a cluster; null where it names
 * none. Throws a RangeError that names the variable where a value makes no sense.
 */
export function redisTarget(env: NodeJS.ProcessEnv): RedisTarget | null {
  const named = PLACES.filter((name) => env[name]);
  if (named.length > 1) throw new RangeError(`only one of ${named.join(', ')} can be set`);
  const place = named[0];
  if (!place) return null;
  const { REDIS_USERNAME: username, REDIS_PASSWORD: password } = env;
  const login = {
    ...(username && { username }),
    ...(password && { password }),
    ...(env['REDIS_TLS'] === '1' && { tls: true }),
  };
  if (place === 'REDIS_URL') return { url: env[place]!, ...login };
  if (place === 'REDIS_CLUSTER') return { cluster: nodes(place, env[place]!), ...login };
  const sentinelPassword = env['REDIS_SENTINEL_PASSWORD'];
  return {
    sentinels: nodes(place, env[place]!),
    master: env['REDIS_MASTER'] ?? 'kaidu',
    ...login,
    ...(sentinelPassword && { sentinelPassword }),
  };
}

/** `host:port,host:port`, with brackets around an IPv6 address. */
const nodes = (name: string, text: string): RedisNode[] =>
  text.split(',').map((part) => {
    const found = /^(?:\[([\da-f:.]+)\]|([^\s:[\]]+)):(\d{1,5})$/i.exec(part.trim());
    const port = Number(found?.[3]);
    if (!found || port < 1 || port > 65535) throw new RangeError(`${name}: ${part.trim()} is not host:port`);
    return { host: found[1] ?? found[2]!, port };
  });
