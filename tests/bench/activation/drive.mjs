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
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, one));
  const perSecond = (count / (performance.now() - start)) * 1000;
  return { perSecond, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

const WAYS = [
  { way: 'one at a time', inFlight: 1 },
  { way: '8 in flight', inFlight: 8 },
];

/**
 * Measures pipelines by turns, so that a ratio compares neighbours in time: each run drives every pipeline one
 * at a time and then with eight in flight, and every second run takes them in the opposite order.
 */
export async function driveByTurns(pipelines, { runs, count }) {
  for (const pipeline of pipelines) for (const { inFlight } of WAYS) await drive(pipeline, 40, inFlight);
  const measured = WAYS.map(({ way }) => ({ way, of: new Map(pipelines.map((each) => [each, []])) }));
  for (let run = 0; run < runs; run += 1) {
    const order = run % 2 ? pipelines.toReversed() : pipelines;
    for (const [w, { inFlight }] of WAYS.entries())
      for (const pipeline of order) measured[w].of.get(pipeline).push(await drive(pipeline, count, inFlight));
  }
  for (const pipeline of pipelines) await pipeline.verify();
  return measured.map(({ way, of }) => ({ way, results: pipelines.map((each) => of.get(each)) }));
}
