import { driveByTurns } from '../activation/by-turns.mjs';
import { RemotePipeline } from '../activation/remote-pipeline.mjs';
import { progress } from '../progress.mjs';
import { paired } from '../stats.mjs';

/** Against DBOS: activations, by how many are in flight, and the time to the last message. */
const RATES = { 'one at a time': 2.7, '8 in flight': 3.5 };
const LATENCY = 0.333;

/**
 * From the decision to the last message recorded as delivered, on PostgreSQL: Kaidu against a DBOS workflow of the
 * same shape; and its messages a second against bare BullMQ, which records nothing.
 */
export async function benchDispatch(servers, { runs, count }) {
  const section = { name: 'dispatch', ratios: [], figures: [], notes: [] };
  const { path: socket } = await servers.redis();
  const fresh = async () => ({ kind: 'postgres', url: (await servers.database('postgres')).url });
  progress('dispatch on postgres');
  const kaidu = await RemotePipeline.open({
    name: 'kaidu',
    url: (await fresh()).url,
    socket,
    prefix: 'kaidu-dispatch',
  });
  const size = await kaidu.size();
  const dbos = await RemotePipeline.open({ name: 'dbos', database: await fresh(), size });
  const bare = await RemotePipeline.open({ name: 'bullmq', socket, prefix: 'bare', size });
  for (const { way, results } of await driveByTurns([kaidu, dbos, bare], { runs, count })) {
    const of = (field) => results.map((result) => result.map((each) => each[field]));
    const [rate, dbosRate, bareRate] = of('perSecond');
    section.ratios.push({
      label: `${way}: rate / DBOS workflow`,
      values: paired(rate, dbosRate),
      atLeast: RATES[way],
    });
    if (way === 'one at a time') {
      const [p50, dbosP50] = of('p50');
      section.ratios.push({
        label: `${way}: start to last delivered, p50 / DBOS workflow`,
        values: paired(p50, dbosP50),
        atMost: LATENCY,
      });
    }
    section.ratios.push({ label: `${way}: messages / bare BullMQ`, values: paired(rate, bareRate) });
    const messages = (rates) => rates.map((each) => each * size.messages);
    section.figures.push(
      { label: `${way}: Kaidu, activations`, values: rate, unit: '/s' },
      { label: `${way}: DBOS, activations`, values: dbosRate, unit: '/s' },
      { label: `${way}: Kaidu, messages`, values: messages(rate), unit: '/s' },
      { label: `${way}: bare BullMQ, messages`, values: messages(bareRate), unit: '/s' },
    );
  }
  section.notes.push(
    `${size.tasks} tasks sent with ${size.messages} messages; DBOS: a step for each message`,
  );
  for (const pipeline of [kaidu, dbos, bare]) await pipeline.close();
  return section;
}
