// An API or a worker with its real engine, as `kaidu start --role api` and `kaidu worker` run it, whose clock and whose
// record a fault run can reach.
import { createServer } from '#root/dist/apps/api/src/server.js';
import { answer } from './answer.mjs';
import { FaultyStore } from './faulty-store.mjs';

const realNow = Date.now;
let aheadMs = 0;
Date.now = () => realNow() + aheadMs;

const { chooseQueue, engineLog, makeDemonstration, openEngine, readConfig, stopOnSignal } = await import(
  '#engine'
);

const role = process.argv[2];
const store = new FaultyStore(Math.random);
const config = readConfig(process.env, role);
const log = engineLog(config.log.engine);
const { queue } = await chooseQueue(config, () => {});
const fault = (where, err) => log.error({ err }, `fault in ${where}`);
const engine = await openEngine(config, queue, fault, { around: store.around });
await engine.start();

async function serve() {
  const app = await createServer(engine, log);
  await makeDemonstration(engine);
  await app.listen(config.port, config.host);
  return app;
}
const app = role === 'api' ? await serve() : null;
stopOnSignal(async () => {
  await app?.close();
  await engine.close();
});

answer({
  clock: ({ ms }) => {
    aheadMs = ms;
  },
  storeFaults: ({ share }) => {
    store.share = share;
  },
  usage: () => {
    globalThis.gc();
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    return { rss, heapUsed, cpuMs: (user + system) / 1000 };
  },
});
