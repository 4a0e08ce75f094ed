import type { EngineConfig } from '#engine';
import { systemClock } from '#engine';
import type { openStore } from '#persistence';
import { PlanLibrary } from '#plan/loader';
import { HELD } from '#safekeeping';
import { type Finding, ok, trouble } from './finding.ts';

type Store = Awaited<ReturnType<typeof openStore>>;

/** Longer than this, the relay, the worker or the sweep does not do its work. */
const STUCK_MS = 60_000;

export async function examineRecord(config: EngineConfig, store: Store): Promise<Finding[]> {
  return [...(await stuck(store)), ...(await unreachable(config, store))];
}

async function stuck({ reader }: Store): Promise<Finding[]> {
  const before = systemClock.now() - STUCK_MS;
  const late = await reader.find(
    'delivery',
    { state: 'queued' },
    { atMost: { column: 'nextAttemptAt', value: before }, orderBy: 'nextAttemptAt', limit: 1000 },
  );
  const passed = await reader.find(
    'deadline',
    {},
    { atMost: { column: 'dueAt', value: before }, orderBy: 'dueAt', limit: 1000 },
  );
  const held = (await reader.find('delivery', { state: 'queued', lastError: HELD })).length;
  const failed = await reader.count('delivery', { state: 'exhausted', exercise: false });
  const advice: [string, string] = [
    '查看 worker 是否在运行、Redis 是否可达',
    'see whether a worker runs and Redis is reachable',
  ];
  const line = (count: number, zh: string, en: string) =>
    count ? trouble('fail', '积压 stuck', [`${count} ${zh}`, `${count} ${en}`], advice) : null;
  const found = [
    line(late.length, '条消息逾期未发', 'message(s) overdue for sending'),
    line(passed.length, '个时限已过未触发', 'deadline(s) passed and not fired'),
    held
      ? trouble(
          'warn',
          '发送 delivery',
          [`${held} 条消息自恢复备份后扣留`, `${held} message(s) are held since a backup was restored`],
          ['核实后运行 kaidu release-held', 'find out whether they left, then run kaidu release-held'],
        )
      : null,
    failed
      ? trouble(
          'warn',
          '发送 delivery',
          [`${failed} 条经各联系方式均未送达`, `${failed} reached nobody over any contact`],
          ['改用电话通知，并核对联系方式', 'tell the recipients by telephone, and check their contacts'],
        )
      : null,
  ].filter((finding) => finding !== null);
  return found.length ? found : [ok('积压 stuck', '无', 'nothing')];
}

/** An agency that nobody acts for would get its tasks into an inbox that nobody opens. */
async function unreachable(config: EngineConfig, { reader }: Store): Promise<Finding[]> {
  const library = new PlanLibrary(config.plansRoot);
  const plan = await library.latest(config.defaultPlan);
  const accounts = await reader.find('account', { active: true });
  const contacts = await reader.find('contact', { active: true });
  const reached = new Set([
    ...accounts.flatMap(({ posts }) => posts.map(({ agency }) => `agency:${agency}`)),
    ...contacts.map(({ recipient }) => recipient),
  ]);
  const silent = plan.agencies.filter(({ kind, key }) => kind === 'agency' && !reached.has(`agency:${key}`));
  if (!silent.length) return [ok('联系 contacts', '各单位均可到达', 'every agency can be reached')];
  return [
    trouble(
      'warn',
      '联系 contacts',
      [
        `${silent.length} 个单位无账号也无联系方式：${silent.map(({ title }) => title.zh).join('、')}`,
        `${silent.length} agencies without account or contact: ${silent.map(({ key }) => key).join(', ')}`,
      ],
      ['为其建立账号或联系方式', 'give them an account or a contact'],
    ),
  ];
}
