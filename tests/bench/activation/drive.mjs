import { quantile } from '../stats.mjs';

/** Prepares `count` activations, then runs them, so many in flight at a time; preparing is not timed. */
export async function drive(pipeline, count, inFlight) {
  const items = [];
  for (let i = 0; i < count; i += 1) items.push(await pipeline.prepare());
  const took = [];
  const one = async () => {
    for (let item = items.pop(); item; item = items.pop()) {
      const start = performance.now();
      await pipeline.activate(item);
      took.push(performance.now() - start);
    }
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, one));
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: (count / elapsed) * 1000,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    /** Of this process alone, in milliseconds for one activation: unlike the rate it hardly minds neighbours. */
    cpu: (user + system) / 1000 / count,
  };
}
