import { DataSource } from 'typeorm';
import { progress } from '../progress.mjs';
import { paired } from '../stats.mjs';
import { driveByTurns } from './by-turns.mjs';
import { RemotePipeline } from './remote-pipeline.mjs';

const TARGET = 1.15;
/** Old tasks at which it is measured; the target is for the most. */
const SIZES = (process.env.OLD_TASKS ?? '10000,100000,1000000').split(',').map(Number);

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

/** What an operator's database does by itself in time: statistics, and PostgreSQL's visibility map and checkpoints. */
async function settle({ kind, url }) {
  const options =
    kind === 'sqlite'
      ? { type: 'sqlite', database: url.replace('sqlite:', '') }
      : { type: 'postgres', extra: { connectionString: url } };
  const source = await new DataSource(options).initialize();
  for (const task of kind === 'sqlite' ? ['ANALYZE'] : ['VACUUM ANALYZE', 'CHECKPOINT'])
    await source.query(task);
  await source.destroy();
}

/** Activations in a database that holds so many old tasks, by turns with one that holds none. */
async function compare(servers, { kind, full, size }, { runs, count }) {
  const { path } = await servers.redis();
  const empty = await servers.database(kind);
  const pipelines = [
    await RemotePipeline.open({
      name: 'kaidu',
      url: empty.url,
      socket: path,
      prefix: `empty-${kind}-${size}`,
    }),
    await RemotePipeline.open({ name: 'kaidu', url: full.url, socket: path, prefix: `full-${kind}-${size}` }),
  ];
  const measured = await driveByTurns(pipelines, { runs, count });
  for (const pipeline of pipelines) await pipeline.close();
  return measured.map(({ way, results }) => {
    const [none, many] = results.map((each) => each.map(({ perSecond }) => 1000 / perSecond));
    return { way, none, many };
  });
}

/** An activation in a database that holds up to a million old tasks, against one that holds none. */
export async function benchGrowth(servers, options) {
  const section = { name: 'growth', ratios: [], figures: [], notes: [] };
  for (const kind of options.databases) {
    const full = await servers.database(kind);
    for (const size of SIZES) {
      progress(`growth on ${kind}: filling up to ${size}`);
      const filled = await fill(full.url, size);
      await settle(full);
      section.notes.push(`${kind}: ${filled} old tasks`);
      progress(`growth on ${kind}: measuring`);
      for (const { way, none, many } of await compare(servers, { kind, full, size }, options)) {
        section.ratios.push({
          label: `${kind}, ${way}: time with ${size} old tasks / with none`,
          values: paired(many, none),
          ...(size === SIZES.at(-1) && { atMost: TARGET }),
        });
        section.figures.push(
          { label: `${kind}, ${way}, ${size}: none, an activation`, values: none, unit: 'ms' },
          { label: `${kind}, ${way}, ${size}: many, an activation`, values: many, unit: 'ms' },
        );
      }
    }
  }
  return section;
}
