import { progress } from '../progress.mjs';
import { paired } from '../stats.mjs';
import { driveByTurns } from './drive.mjs';
import { FloorPipeline } from './floor-pipeline.mjs';
import { KaiduPipeline } from './kaidu-pipeline.mjs';

const TARGET = 0.8;

const figures = (label, results) => [
  { label: `${label}, activations`, values: results.map((each) => each.perSecond), unit: '/s' },
  { label: `${label}, p50`, values: results.map((each) => each.p50), unit: 'ms' },
  { label: `${label}, p99`, values: results.map((each) => each.p99), unit: 'ms' },
];

/** A decision, to the last of its tasks delivered: Kaidu against the grouped floor. */
export async function benchActivation(servers, { runs, count, databases }) {
  const section = { name: 'activation', ratios: [], figures: [], notes: [] };
  const redis = await servers.redis();
  for (const kind of databases) {
    progress(`activation on ${kind}`);
    const { url } = await servers.database(kind);
    const kaidu = await KaiduPipeline.open({ url, redis, prefix: `kaidu-${kind}` });
    const size = await kaidu.countOne();
    const database = await servers.database(kind);
    const floor = await FloorPipeline.open({ database, redis, prefix: `floor-${kind}`, size });
    section.notes.push(`${kind}: ${size.tasks} tasks sent with ${size.messages} messages, in both`);
    for (const { way, results } of await driveByTurns([kaidu, floor], { runs, count })) {
      const [own, bare] = results;
      const rate = (each) => each.perSecond;
      section.ratios.push({
        label: `${kind}, ${way}: rate / grouped floor`,
        values: paired(own.map(rate), bare.map(rate)),
        atLeast: TARGET,
      });
      section.figures.push(
        ...figures(`${kind}, ${way}: Kaidu`, own),
        ...figures(`${kind}, ${way}: floor`, bare),
      );
    }
    await kaidu.close();
    await floor.close();
  }
  return section;
}
