import { Agencies } from './agencies.ts';
import { Client } from './client.ts';
import { EngineProcess } from './engine-process.ts';
import { namesFrom } from './names.ts';
import { heading, say } from './print.ts';
import { reportBack } from './report-back.ts';
import { playSnow } from './snow-story.ts';
import { settledTasks, tasksOf } from './task.ts';
import { reportTasks } from './task-report.ts';
import { printTimeline } from './timeline.ts';

const PASSWORD = 'kaidu-demo';
const LIMIT_MS = 60_000;

/** Plays the disaster; 0 only if every task was delivered and acknowledged and the journal verifies. */
export async function runDemo(): Promise<number> {
  const agencies = new Agencies();
  say('启动引擎…… / Starting an engine of its own…');
  const engine = await EngineProcess.launch();
  const cutShort = async (why: string, code: number) => {
    say(why);
    await engine.stop();
    process.exit(code);
  };
  const limit = setTimeout(
    () => void cutShort(`✗ ${LIMIT_MS / 1000} 秒内未完成 / not done in time`, 1),
    LIMIT_MS,
  );
  process.once('SIGINT', () => void cutShort('已中断 / interrupted', 130));
  process.once('SIGTERM', () => void cutShort('已终止 / terminated', 143));
  try {
    await engine.ready();
    await agencies.listen();
    const faults = [...(await play(engine.url, agencies)), ...agencies.faults];
    say();
    for (const fault of faults) say(`✗ ${fault}`);
    if (!faults.length) say('✓ 全部任务已送达并签收 / every task was delivered and acknowledged');
    return faults.length ? 1 : 0;
  } catch (error) {
    say(`✗ 演示失败 / the demonstration failed: ${(error as Error).message}`);
    return 1;
  } finally {
    agencies.close();
    await engine.stop();
    clearTimeout(limit);
  }
}

async function play(url: string, agencies: Agencies): Promise<string[]> {
  const as = (login: string) => Client.logIn(url, login, PASSWORD);
  const name = await namesFrom(await as('office'));
  await enrolAll(url, await as('administrator'), agencies);
  const { incidentId } = await playSnow(as, name);
  const office = await as('office');
  await reportBack(agencies, await settledTasks(office, incidentId), name);
  const tasks = await tasksOf(office, incidentId);
  const faults = await reportTasks(office, incidentId, agencies, { tasks, name });
  await printTimeline(office, incidentId, name);
  return [...faults, ...(await verifyRecord(await as('auditor')))];
}

async function verifyRecord(auditor: Client): Promise<string[]> {
  heading('七、记录校验', 'The record');
  const { whole, seq, hash } = await auditor.get<{ whole: boolean; seq: number; hash: string }>(
    '/journal/verification',
  );
  if (!whole) return ['记录链有误 / the journal does not verify'];
  say(`记录链完整 / whole：${seq} 条，${hash.slice(0, 23)}…`);
  return [];
}

interface Account {
  id: string;
  posts: { agency?: string; division?: string }[];
}

/** Every agency and county gets an address of its own before anything happens. */
async function enrolAll(url: string, administrator: Client, agencies: Agencies): Promise<void> {
  let enrolled = 0;
  for (const { id, posts } of await administrator.all<Account>('/accounts')) {
    const { agency, division } = posts[0] ?? {};
    const recipient = agency ? `agency:${agency}` : division ? `division:${division}` : null;
    if (!recipient) continue;
    await agencies.enrol(url, administrator, id, recipient);
    enrolled += 1;
  }
  say(
    `${enrolled} 个单位和县市由本机的 HTTP 接收端扮演 / agencies and counties are played by a local receiver`,
  );
}
