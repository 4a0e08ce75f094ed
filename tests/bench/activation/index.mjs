import { progress } from '../progress.mjs';
import { paired } from '../stats.mjs';
import { driveByTurns } from './by-turns.mjs';
import { RemotePipeline } from './remote-pipeline.mjs';

const TARGET = 0.8;

const figures = (label, results) => [
  { label: `${label}, activations`, values: results.map((each) => each.perSecond), unit: '/s' },
  { label: `${label}, p50`, values: results.map((each) => each.p50), unit: 'ms' },
  { label: `${label}, p99`, values: results.map((each) => each.p99), unit: 'ms' },
  { label: `${label}, processor`, values: results.map((each) => each.cpu), unit: 'ms each' },
];

/** What a process may be sent of a database. */
const place = async (servers, kind) => ({ kind, url: (await servers.database(kind)).url });

/** A decision, to the last of its tasks delivered: Kaidu against the grouped floor. */
export async function benchActivation(servers, { runs, count, databases }) {
  const section = { name: 'activation', ratios: [], figures: [], notes: [] };
  const { path } = await servers.redis();
  for (const kind of databases) {
    progress(`activation on ${kind}`);
    const { url } = await place(servers, kind);
    const kaidu = await RemotePipeline.open({ name: 'kaidu', url, socket: path, prefix: `kaidu-${kind}` });
    const size = await kaidu.size();
    const floor = await RemotePipeline.open({
      name: 'floor',
      database: await place(servers, kind),
      socket: path,
      prefix: `floor-${kind}`,
      size,
    });
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
