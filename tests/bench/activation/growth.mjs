import { DataSource } from 'typeorm';
import { progress } from '../progress.mjs';
import { paired } from '../stats.mjs';
import { driveByTurns } from './by-turns.mjs';
import { RemotePipeline } from './remote-pipeline.mjs';

const TARGET = 1.15;
const OLD_TASKS = Number(process.env.OLD_TASKS ?? 100_000);

/**
 * Old tasks come from real activations, with their messages, their incidents and their part of the journal. All
 * stay open, which is the harder case: finished ones leave the indexes over open work.
 */
async function fill(url, tasks) {
  const pipeline = await RemotePipeline.open({ name: 'kaidu', url, socket: null });
  const filled = await pipeline.fill(tasks);
  await pipeline.close();
  return filled;
}

/** What an operator's database does by itself in time: statistics, and PostgreSQL's visibility map. */
async function settle({ kind, url }) {
  const options =
    kind === 'sqlite'
      ? { type: 'sqlite', database: url.replace('sqlite:', '') }
      : { type: 'postgres', extra: { connectionString: url } };
  const source = await new DataSource(options).initialize();
  await source.query(kind === 'sqlite' ? 'ANALYZE' : 'VACUUM ANALYZE');
  await source.destroy();
}

/** An activation in a database that holds 100,000 old tasks, against one that holds none. */
export async function benchGrowth(servers, { runs, count, databases }) {
  const section = { name: 'growth', ratios: [], figures: [], notes: [] };
  const { path } = await servers.redis();
  for (const kind of databases) {
    progress(`growth on ${kind}: filling`);
    const full = await servers.database(kind);
    const filled = await fill(full.url, OLD_TASKS);
    await settle(full);
    section.notes.push(`${kind}: ${filled} old tasks`);
    progress(`growth on ${kind}: measuring`);
    const empty = await servers.database(kind);
    const pipelines = [
      await RemotePipeline.open({ name: 'kaidu', url: empty.url, socket: path, prefix: `empty-${kind}` }),
      await RemotePipeline.open({ name: 'kaidu', url: full.url, socket: path, prefix: `full-${kind}` }),
    ];
    for (const { way, results } of await driveByTurns(pipelines, { runs, count })) {
      const [none, many] = results.map((runs) => runs.map(({ perSecond }) => 1000 / perSecond));
      section.ratios.push({
        label: `${kind}, ${way}: time with ${OLD_TASKS} old tasks / with none`,
        values: paired(many, none),
        atMost: TARGET,
      });
      section.figures.push(
        { label: `${kind}, ${way}: none, an activation`, values: none, unit: 'ms' },
        { label: `${kind}, ${way}: many, an activation`, values: many, unit: 'ms' },
      );
    }
    for (const pipeline of pipelines) await pipeline.close();
  }
  return section;
}
