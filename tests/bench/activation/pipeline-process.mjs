// One pipeline in a process of its own, so that neither the other's garbage nor its patches to a shared driver
// (TypeORM turns on sqlite3's stack traces for the whole process) are counted as its own.
import { drive } from './drive.mjs';

/** Loaded where they are run: none shall pay for another's packages. */
const PIPELINES = {
  kaidu: async () => (await import('./kaidu-pipeline.mjs')).KaiduPipeline,
  floor: async () => (await import('./floor-pipeline.mjs')).FloorPipeline,
  dbos: async () => (await import('../dispatch/dbos-pipeline.mjs')).DbosPipeline,
  bullmq: async () => (await import('../dispatch/bullmq-pipeline.mjs')).BullmqPipeline,
};
let pipeline;

const TASKS = {
  open: async ({ name, ...options }) => {
    const Pipeline = await PIPELINES[name]();
    pipeline = await Pipeline.open(options);
  },
  size: () => pipeline.countOne(),
  fill: ({ tasks }) => pipeline.fill(tasks),
  drive: ({ count, inFlight }) => drive(pipeline, count, inFlight),
  verify: () => pipeline.verify(),
  close: async () => {
    await pipeline.close();
    setImmediate(() => process.disconnect());
  },
};

process.on('message', async ({ task, input }) => {
  try {
    process.send({ answer: await TASKS[task](input) });
  } catch (error) {
    process.send({ error: error.stack ?? String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
