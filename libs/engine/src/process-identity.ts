import { readFileSync } from 'node:fs';

/** A process, told apart from a later one with the same number where the system says when it began. */
export interface ProcessIdentity {
  pid: number;
  /** Boot and start time as the system counts them, or null where it does not say. */
  began: string | null;
}

const readProc = (file: string): string | null => {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return null;
  }
};

export function identify(pid: number): ProcessIdentity {
  // The name in brackets may hold spaces; behind the last bracket the 20th field is the start time.
  const fields = readProc(`${pid}/stat`)
    ?.replace(/^.*\)\s/s, '')
    .split(' ');
  const boot = readProc('sys/kernel/random/boot_id')?.trim();
  const start = fields?.[19];
  return { pid, began: boot && start ? `${boot} ${start}` : null };
}

const isZombie = (pid: number): boolean => /^.*\)\s[ZX]/s.test(readProc(`${pid}/stat`) ?? '');

/** Whether this very process still runs. When in doubt it does: two writers are worse than one refusal. */
export function isRunning({ pid, began }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // A killed process that nobody has collected yet keeps its number but writes no more.
  if (isZombie(pid)) return false;
  const now = identify(pid).began;
  return began === null || now === null || began === now;
}
