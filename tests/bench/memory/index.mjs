import { setTimeout as sleep } from 'node:timers/promises';
import { unit } from '../../../dist/tests/support/deploy-files.js';
import { startProduct } from '../../../dist/tests/support/process.js';
import { KaiduServer } from '../ingest/kaidu-server.mjs';
import { CONNECTIONS, load } from '../ingest/load.mjs';
import { progress } from '../progress.mjs';
import { resident, watchPeaks } from './resident.mjs';

const AT_REST_MS = 20_000;
const AT_REST_TARGET_MB = 250;
const PARTS = ['api', 'worker'];

/** A process as its systemd unit starts it, but for where it listens and keeps its files. */
function asUnit(role) {
  const { command, environment } = unit(`kaidu-${role}@.service`);
  const [, entry, ...args] = command('1');
  const { PORT: _port, KAIDU_DATA: _data, ...env } = environment('1');
  return { entry, args, env };
}

async function measure(servers, seconds) {
  const at = { database: await servers.database('postgres'), redis: await servers.redis() };
  const server = await KaiduServer.start({ ...at, ...asUnit('api') });
  const { env, ...started } = asUnit('worker');
  const shared = { DATABASE_URL: at.database.url, REDIS_URL: at.redis.url };
  const worker = await startProduct({ ...started, env: { ...env, ...shared }, ready: null });
  try {
    await worker.untilOutput(/worker is running/, 60_000);
    const pids = [server.product.pid, worker.pid];
    await sleep(AT_REST_MS);
    const rest = pids.map(resident);
    const peaks = watchPeaks(pids);
    const { perSecond } = await load(server.url, server.reporters(CONNECTIONS), seconds);
    const under = peaks.stop();
    await sleep(AT_REST_MS);
    return { rest, under, after: pids.map(resident), perSecond };
  } finally {
    await worker.stop();
    await server.stop();
  }
}

/** Resident memory of an API and a worker process on PostgreSQL and Redis: at rest, taking reports, and at rest again. */
export async function benchMemory(servers, { runs, seconds }) {
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    progress(`memory, run ${run + 1}`);
    results.push(await measure(servers, seconds));
  }
  const sum = (field) => results.map((result) => result[field].reduce((a, b) => a + b, 0));
  const figures = Object.entries({ rest: 'at rest', under: 'at most under load', after: 'at rest again' });
  return {
    name: 'memory',
    ratios: [
      { label: 'API and worker at rest, MB resident', values: sum('rest'), atMost: AT_REST_TARGET_MB },
    ],
    figures: figures.flatMap(([field, label]) =>
      PARTS.map((part, i) => ({
        label: `${part} ${label}`,
        values: results.map((result) => result[field][i]),
        unit: 'MB',
      })),
    ),
    notes: [
      `started as the systemd units start them; at rest: ${AT_REST_MS / 1000} s after the last request; load: reports over ${CONNECTIONS} connections, median ${Math.round(results.map(({ perSecond }) => perSecond).sort((a, b) => a - b)[Math.floor(results.length / 2)])} /s`,
    ],
  };
}
