import { PRODUCT } from '../../../dist/tests/support/process.js';
import { progress } from '../progress.mjs';
import { paired } from '../stats.mjs';
import { START_SWITCHES } from '../switches.mjs';
import { BareRoute } from './bare-route.mjs';
import { KaiduServer } from './kaidu-server.mjs';
import { CONNECTIONS, load } from './load.mjs';

const RATE_TARGET = 0.5;
const P99_TARGET = 1;

const [entry, ...args] = [...START_SWITCHES, PRODUCT.api];
const asStarted = { entry, args };

const STARTS = {
  kaidu: (at) => KaiduServer.start({ ...at, ...asStarted }),
  grouped: (at) => BareRoute.start({ ...at, grouped: true }),
  single: (at) => BareRoute.start({ ...at, grouped: false }),
};

/** One measurement: a fresh server on a fresh database, warmed up for two seconds. */
async function measure(start, servers, kind, seconds) {
  const at = { database: await servers.database(kind), redis: await servers.redis() };
  const server = await start(at);
  const reporters = server.reporters(CONNECTIONS);
  const warm = await load(server.url, reporters, 2);
  const result = await load(server.url, reporters, seconds);
  const rows = await server.stop();
  // A request under way when the load ends is stored without an answer that would be counted.
  const accepted = warm.accepted + result.accepted;
  if (rows < accepted || rows > accepted + 2 * CONNECTIONS)
    throw new Error(`${kind}: ${accepted} reports were accepted, ${rows} are stored`);
  return result;
}

async function measureByTurns(servers, kind, { runs, seconds }) {
  const results = { kaidu: [], grouped: [], single: [] };
  for (let run = 0; run < runs; run += 1)
    for (const [name, start] of Object.entries(STARTS)) {
      progress(`ingest on ${kind}, run ${run + 1}: ${name}`);
      results[name].push(await measure(start, servers, kind, seconds));
    }
  return results;
}

/** Reports over HTTP, durable, classified and journalled, against bare routes with one durable insert. */
export async function benchIngest(servers, options) {
  const section = { name: 'ingest', ratios: [], figures: [], notes: [] };
  for (const kind of options.databases) {
    const results = await measureByTurns(servers, kind, options);
    const values = (name, field) => results[name].map((each) => each[field]);
    section.ratios.push(
      {
        label: `${kind}: rate / bare route, grouped inserts`,
        values: paired(values('kaidu', 'perSecond'), values('grouped', 'perSecond')),
        atLeast: RATE_TARGET,
      },
      {
        label: `${kind}: p99 / bare route, single inserts`,
        values: paired(values('kaidu', 'p99'), values('single', 'p99')),
        atMost: P99_TARGET,
      },
    );
    for (const name of Object.keys(STARTS))
      section.figures.push(
        { label: `${kind} ${name}: reports`, values: values(name, 'perSecond'), unit: '/s' },
        { label: `${kind} ${name}: p50`, values: values(name, 'p50'), unit: 'ms' },
        { label: `${kind} ${name}: p99`, values: values(name, 'p99'), unit: 'ms' },
      );
  }
  section.notes.push(
    `${CONNECTIONS} connections, ${options.seconds} s each; stored reports = accepted reports`,
  );
  return section;
}
