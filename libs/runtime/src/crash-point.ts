import { env, kill, pid } from 'node:process';

// Read once: a place that nobody asked for costs one comparison.
let armed = env['KAIDU_CRASH_AT'];

/** From now on this process is killed at that place; for a host that a test has started already. */
export function armCrashPoint(point: string): void {
  armed = point;
}

/**
 * A place at which a fault test can have this process killed, as a power cut would. What a message passes on its way
 * has one behind every await, and every one has its test: `tests/faults/crash-points.spec.ts` reads them from the code.
 */
export function crashPoint(point: string): void {
  if (point === armed) kill(pid, 'SIGKILL');
}
