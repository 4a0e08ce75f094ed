import { env, kill, pid } from 'node:process';

/**
 * Places at which a fault test can have this process killed, as a power cut would: after a commit and before its
 * messages are handed over; after a job was taken and before its delivery; after a delivery and before its record.
 */
export const CRASH_POINTS = ['after-commit', 'before-delivery', 'after-delivery'] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Does nothing unless KAIDU_CRASH_AT names this place. */
export function crashPoint(point: CrashPoint): void {
  if (point === env['KAIDU_CRASH_AT']) kill(pid, 'SIGKILL');
}
