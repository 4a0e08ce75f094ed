import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then whatever a start needs once has been done; a grown nursery is given back where little was made in between. */
const AFTER_MS = [10_000, 13_000];

/**
 * Collects what the start left, twice: a process at rest allocates so little that V8 would keep for hours its garbage,
 * half-empty pages and a nursery of full size. It takes some 100 ms each time.
 */
export function tidyAfterStart(): () => void {
  const timers = AFTER_MS.map((after) => setTimeout(collect, after).unref());
  return () => timers.forEach(clearTimeout);
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  setFlagsFromString('--compact-on-every-full-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-compact-on-every-full-gc');
}
