const WAYS = [
  { way: 'one at a time', inFlight: 1 },
  { way: '8 in flight', inFlight: 8 },
];
const WARM_UP = 60;

/**
 * Measures pipelines by turns, so that a ratio compares neighbours in time: each run drives every pipeline one
 * at a time and then with eight in flight, and every second run takes them in the opposite order.
 */
export async function driveByTurns(pipelines, { runs, count }) {
  for (const pipeline of pipelines) for (const { inFlight } of WAYS) await pipeline.drive(WARM_UP, inFlight);
  const measured = WAYS.map(({ way }) => ({ way, results: pipelines.map(() => []) }));
  for (let run = 0; run < runs; run += 1) {
    const order = run % 2 ? pipelines.toReversed() : pipelines;
    for (const [at, { inFlight }] of WAYS.entries())
      for (const pipeline of order)
        measured[at].results[pipelines.indexOf(pipeline)].push(await pipeline.drive(count, inFlight));
  }
  for (const pipeline of pipelines) await pipeline.verify();
  return measured;
}
