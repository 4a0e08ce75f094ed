import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineConfig } from '#engine';
import { type Finding, ok, trouble } from './finding.ts';

const NAME = '数据目录 data folder';
/** Below this a busy night could fill it. */
const LOW_BYTES = 1024 ** 3;

/** The folder of the record and of the private Redis: there, writable, with room, and who holds it. */
export function examineDataFolder({ dataDir }: EngineConfig): Finding[] {
  if (!existsSync(dataDir))
    return [ok(NAME, `${dataDir}，首次启动时建立`, `${dataDir}, will be made at the first start`)];
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      trouble(
        'fail',
        NAME,
        [`${dataDir} 不可读写`, `${dataDir} cannot be read and written`],
        ['修正其属主和权限，或另设 KAIDU_DATA', 'mend its owner and rights, or set KAIDU_DATA'],
      ),
    ];
  }
  const holder = heldBy(dataDir);
  return [
    ok(
      NAME,
      `${dataDir}${holder ? `，进程 ${holder} 使用中` : ''}`,
      `${dataDir}${holder ? `, in use by process ${holder}` : ''}`,
    ),
    ...room(dataDir),
  ];
}

function room(dataDir: string): Finding[] {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  if (free >= LOW_BYTES) return [];
  const mb = Math.floor(free / 1024 ** 2);
  return [
    trouble(
      'warn',
      NAME,
      [`仅剩 ${mb} MB`, `only ${mb} MB are free`],
      ['腾出磁盘空间', 'make room on the disk'],
    ),
  ];
}

/** The process that the folder's lock names, where it still runs. */
export function heldBy(dataDir: string): number | null {
  let holder: number | null = null;
  try {
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'kaidu.lock'), 'utf8')) as { pid: number };
    holder = pid;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // Another user's process runs, although we may not signal it.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? holder : null;
  }
}
