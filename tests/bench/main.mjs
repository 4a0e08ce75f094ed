// npm run bench [-- --json] [-- section …]; scripts/bench.mjs has built everything before.
import { cpus } from 'node:os';
import { benchGrowth } from './activation/growth.mjs';
import { benchActivation } from './activation/index.mjs';
import { benchAuditor } from './auditor/index.mjs';
import { benchClassification } from './classification/index.mjs';
import { benchConsole } from './console/index.mjs';
import { benchDispatch } from './dispatch/index.mjs';
import { benchIngest } from './ingest/index.mjs';
import { benchMemory } from './memory/index.mjs';
import { readOptions } from './options.mjs';
import { progress } from './progress.mjs';
import { asJson, asText, missed } from './report.mjs';
import { Servers } from './servers.mjs';
import { benchLoad } from './steady/load.mjs';
import { benchSoak } from './steady/soak.mjs';

const BENCHES = {
  classify: benchClassification,
  activation: benchActivation,
  dispatch: benchDispatch,
  ingest: benchIngest,
  growth: benchGrowth,
  memory: benchMemory,
  auditor: benchAuditor,
  console: benchConsole,
  load: benchLoad,
  soak: benchSoak,
};

async function main() {
  const options = readOptions(process.argv.slice(2));
  const servers = new Servers();
  const stop = async (code) => {
    await servers.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(130));
  try {
    const sections = [];
    for (const name of options.sections) {
      progress(`${name} …`);
      sections.push(await BENCHES[name](servers, options));
    }
    const setting = { node: process.version, cores: cpus().length, cpu: cpus()[0].model, runs: options.runs };
    process.stdout.write(`${options.json ? asJson(sections, setting) : asText(sections, setting)}\n`);
    const failed = missed(sections);
    for (const line of failed) progress(`target missed: ${line}`);
    await stop(failed.length ? 1 : 0);
  } catch (error) {
    progress(error.stack ?? String(error));
    await stop(1);
  }
}

await main();
