import { KaiduPipeline } from './activation/kaidu-pipeline.mjs';
import { Servers } from './servers.mjs';

const s = new Servers();
const db = await s.database(process.argv[2] ?? 'sqlite');
const p = await KaiduPipeline.open({ url: db.url, redis: await s.redis(), prefix: 'x1' });
console.log(await p.countOne(await p.prepare()));
const facts = await p.engine.reader.facts({}, { limit: 100000 });
const c = {};
for (const f of facts) c[f.fact] = (c[f.fact] ?? 0) + 1;
console.log(c);
for (let k = 0; k < 3; k++) {
  const items = [];
  for (let i = 0; i < 100; i++) items.push(await p.prepare());
  const t = performance.now();
  for (const it of items) await p.activate(it);
  console.log('1', (performance.now() - t) / 100);
  const it2 = [];
  for (let i = 0; i < 100; i++) it2.push(await p.prepare());
  const t2 = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (it2.length) await p.activate(it2.pop());
    }),
  );
  console.log('8', (performance.now() - t2) / 100);
}
console.log(await p.verify());
await p.close();
await s.stop();
process.exit(0);
