import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { probeRedis } from './probe-redis.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The server that wrote the pid file, if that process is still a Redis on our socket; a pid alone may be anybody's by now. */
async function leftoverPid(pidFile: string, socket: string): Promise<number | null> {
  const answering = await probeRedis(socket);
  if (answering !== null) return answering;
  if (!existsSync(pidFile)) return null;
  const pid = Number(readFileSync(pidFile, 'utf8').trim());
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isAlive(pid)) return null;
  try {
    // Busy or still loading: on Linux its title names the socket.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(socket) ? pid : null;
  } catch {
    return null;
  }
}

/** Stops a server of this data folder that outlived its parent: only one may write the append-only file. */
export async function stopLeftover(
  pidFile: string,
  socket: string,
  log: (line: string) => void,
): Promise<void> {
  const pid = await leftoverPid(pidFile, socket);
  if (pid === null) return;
  log(`stopping the private Redis that an earlier run left behind (pid ${pid})`);
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < 5000; waited += 50) {
      if (!isAlive(pid)) return;
      await sleep(50);
    }
  }
}
