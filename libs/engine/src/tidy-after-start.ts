import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then whatever a start needs once has been done; a grown nursery is given back where little was made in between. */
const AFTER_MS = { first: 10_000, again: 3000 };
const TIMES = 2;
/** The part of the time between two looks in which a process at rest does anything. */
const AT_REST = 0.2;

/**
 * Collects what the start left, twice: a process at rest allocates so little that V8 would keep for hours its garbage,
 * half-empty pages and a nursery of full size. It takes some 100 ms each time and throws away what V8 has optimized, so
 * a process that has work to do is left alone until it has none.
 */
export function tidyAfterStart(tidy = collect, { first, again } = AFTER_MS): () => void {
  let timer: NodeJS.Timeout;
  let left = TIMES;
  const lookAfter = (ms: number) => {
    const before = performance.eventLoopUtilization();
    timer = setTimeout(() => {
      if (performance.eventLoopUtilization(before).utilization < AT_REST) {
        tidy();
        left -= 1;
      }
      if (left) lookAfter(again);
    }, ms).unref();
  };
  lookAfter(first);
  return () => clearTimeout(timer);
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  setFlagsFromString('--compact-on-every-full-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-compact-on-every-full-gc');
}
