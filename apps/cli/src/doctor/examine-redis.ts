import { findLocalRedis, findRedisServer, redisSettings } from '#dispatch';
import type { EngineConfig } from '#engine';
import { examineSkew } from './examine-clock.ts';
import { type Finding, ok, trouble } from './finding.ts';

const NAME = 'Redis';

/** Redis must keep what it was given: append-only file, and no eviction. */
export async function examineRedis(config: EngineConfig): Promise<Finding[]> {
  if (config.redis === 'none')
    return [ok(NAME, '不使用，队列在进程内', 'not used; the queue lives in the process')];
  const local = config.redis === 'local';
  const target = config.redis === 'local' ? await localTarget(config) : config.redis;
  if (!target)
    return [
      findRedisServer()
        ? ok(NAME, '已安装，随引擎启动', 'installed; starts with the engine')
        : trouble(
            'warn',
            NAME,
            ['未安装，队列在进程内', 'not installed; the queue lives in the process'],
            ['安装 redis-server 或 valkey-server', 'install redis-server or valkey-server'],
          ),
    ];
  const { version, policy, appendOnly, clockAheadMs } = await redisSettings(target);
  const findings = [ok(NAME, `${version}${local ? '（私有 private）' : ''}`)];
  if (policy !== 'noeviction')
    findings.push(
      trouble(
        'fail',
        NAME,
        [`内存策略为 ${policy}`, `maxmemory-policy is ${policy}`],
        ['设为 noeviction', 'set it to noeviction'],
      ),
    );
  if (!appendOnly)
    findings.push(
      trouble(
        'warn',
        NAME,
        ['未开启 AOF', 'no append-only file'],
        ['设 appendonly yes', 'set appendonly yes'],
      ),
    );
  return [...findings, ...examineSkew(NAME, clockAheadMs)];
}

async function localTarget(config: EngineConfig): Promise<{ path: string } | null> {
  const path = await findLocalRedis(config.dataDir);
  return path ? { path } : null;
}
