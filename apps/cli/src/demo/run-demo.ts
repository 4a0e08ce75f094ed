import { Agencies } from './agencies.ts';
import { Client } from './client.ts';
import { startEngine } from './engine-process.ts';
import { heading, say } from './print.ts';
import { playSnow } from './snow-story.ts';
import { reportTasks } from './task-report.ts';

const PASSWORD = 'kaidu-demo';
const LIMIT_MS = 60_000;

/** Plays the disaster; 0 only if every task was delivered and acknowledged and the journal verifies. */
export async function runDemo(): Promise<number> {
  const limit = setTimeout(() => {
    say(`演示未能在 ${LIMIT_MS / 1000} 秒内完成 / not done within ${LIMIT_MS / 1000} s`);
    process.exit(1);
  }, LIMIT_MS);
  say('启动引擎…… / Starting an engine of its own…');
  const engine = await startEngine();
  const agencies = new Agencies();
  try {
    await agencies.listen();
    return await play(engine.url, agencies);
  } finally {
    agencies.close();
    await engine.stop();
    clearTimeout(limit);
  }
}

async function play(url: string, agencies: Agencies): Promise<number> {
  const as = (login: string) => Client.logIn(url, login, PASSWORD);
  const administrator = await as('administrator');
  await enrolAll(url, administrator, agencies);
  const { incidentId } = await playSnow(as);
  const office = await as('office');
  const faults = [...(await reportTasks(office, incidentId, agencies)), ...agencies.faults];

  heading('记录校验', 'The record');
  const auditor = await as('auditor');
  const { whole, seq, hash } = await auditor.get<{ whole: boolean; seq: number; hash: string }>(
    '/journal/verification',
  );
  say(whole ? `记录链完整：${seq} 条，${hash.slice(0, 23)}… / whole` : '记录链有误 / the chain is broken');
  if (!whole) faults.push('journal');
  say();
  for (const fault of faults) say(`✗ ${fault}`);
  if (!faults.length) say('✓ 全部任务已送达并签收 / every task was delivered and acknowledged');
  return faults.length ? 1 : 0;
}

interface Account {
  id: string;
  posts: { agency?: string; division?: string }[];
}

async function enrolAll(url: string, administrator: Client, agencies: Agencies): Promise<void> {
  const { items } = await administrator.get<{ items: Account[] }>('/accounts?limit=500');
  for (const { id, posts } of items) {
    const { agency, division } = posts[0] ?? {};
    if (agency) await agencies.enrol(url, administrator, id, `agency:${agency}`);
    if (division) await agencies.enrol(url, administrator, id, `division:${division}`);
  }
  say(
    `${items.length} 个账号；各单位由本机的 HTTP 接收端扮演 / agencies are played by a receiver on this machine`,
  );
}
