import { randomUUID } from 'node:crypto';
import { Auditor } from '#auditor';
import { openQueue } from '#dispatch';
import { openEngine, readConfig } from '#engine';
import { migrate } from '#persistence';
import { RemotePipeline } from '../activation/remote-pipeline.mjs';
import { progress } from '../progress.mjs';
import { seed } from './seed.mjs';

const OLD_TASKS = Number(process.env.AUDITED_TASKS ?? 1_000_000);
/** Tasks of cases that are open: some two dozen activations, more than a prefecture has at once. */
const OPEN_TASKS = 2000;
const METHODS = ['get', 'find', 'count', 'facts', 'head'];

/** What the auditor asks of a database that holds a million old tasks: each query, and a round as a whole. */
export async function benchAuditor(servers, { runs, databases }) {
  const section = { name: 'auditor', ratios: [], figures: [], notes: [] };
  for (const kind of databases) {
    const database = await servers.database(kind);
    progress(`auditor on ${kind}: filling`);
    await migrate(database.url);
    await seed(database, OLD_TASKS);
    const pipeline = await RemotePipeline.open({ name: 'kaidu', url: database.url, socket: null });
    await pipeline.fill(OLD_TASKS + OPEN_TASKS);
    await pipeline.close();
    progress(`auditor on ${kind}: measuring`);
    const { rounds, slowest, cases, gaps } = await measure(database.url, runs);
    section.notes.push(`${kind}: ${OLD_TASKS} old tasks, ${cases} open cases, ${gaps} gaps found`);
    section.ratios.push({
      label: `${kind}: slowest query of a round in seconds, with ${OLD_TASKS} old tasks`,
      values: slowest.map((ms) => ms / 1000),
      atMost: 1,
    });
    section.figures.push({ label: `${kind}: a whole round`, values: rounds, unit: 'ms' });
  }
  return section;
}

async function measure(url, runs) {
  const config = readConfig({ DATABASE_URL: url, KAIDU_QUEUE: 'in-process' });
  const fail = (error) => {
    throw error;
  };
  const engine = await openEngine(config, openQueue({ onError: fail }), (_, error) => fail(error));
  const { bus, relay, plans, clock } = engine;
  let slowestOfRound = 0;
  const timed = Object.fromEntries(
    METHODS.map((name) => [
      name,
      async (...args) => {
        const began = performance.now();
        const answer = await engine.reader[name](...args);
        slowestOfRound = Math.max(slowestOfRound, performance.now() - began);
        return answer;
      },
    ]),
  );
  const auditor = new Auditor({ bus, relay, plans, clock, reader: timed, holder: randomUUID() }, fail);
  const rounds = [];
  const slowest = [];
  // The pipeline's own auditor gave its turn up when it was closed.
  for (let n = 0; n < runs; n++) {
    slowestOfRound = 0;
    const began = performance.now();
    if (!(await auditor.round())) throw new Error('another auditor has the turn');
    rounds.push(performance.now() - began);
    slowest.push(slowestOfRound);
  }
  const [row] = await engine.reader.get('auditor', ['auditor']);
  const gaps = await engine.reader.count('audit_gap', {});
  await engine.close();
  return { rounds, slowest, cases: row.data.cases.length, gaps };
}
