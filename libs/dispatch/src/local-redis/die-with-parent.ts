import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * Ends `pid` when this process ends in whatever way, SIGKILL included: a shell waits on a pipe that only we hold
 * open, and the system closes it with us. Kill the watchdog when `pid` has ended, before its number is used again.
 */
export function dieWithParent(pid: number, signal: 'TERM' | 'INT' | 'QUIT' | 'KILL' = 'TERM'): ChildProcess {
  // A process group of its own: Ctrl-C in the terminal must not end the watchdog before us.
  const watchdog = spawn('/bin/sh', ['-c', 'read -r line; kill -s "$1" "$2"', 'sh', signal, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Neither may keep us alive.
  watchdog.unref();
  (watchdog.stdin as Socket).unref();
  watchdog.on('error', () => undefined);
  watchdog.stdin.on('error', () => undefined);
  return watchdog;
}
