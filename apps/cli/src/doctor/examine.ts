import { type EngineConfig, readConfig, VERSION } from '#engine';
import { isProblem } from '#kernel';
import { databaseStatus, openStore, withoutPassword } from '#persistence';
import { isMissing } from '../record/open-record.ts';
import { examineAuditor } from './examine-auditor.ts';
import { examineClock, examineSkew } from './examine-clock.ts';
import { examineContacts } from './examine-contacts.ts';
import { examineDataFolder } from './examine-data-folder.ts';
import { examineBlobs, examineRegister } from './examine-keeping.ts';
import { examinePlans } from './examine-plans.ts';
import { examineRecord } from './examine-record.ts';
import { examineRedis } from './examine-redis.ts';
import { type Finding, ok, trouble } from './finding.ts';

/** Looks at everything that a deployment needs, changing nothing. Each part is looked at even if another fails. */
export async function examine(): Promise<Finding[]> {
  const config = readConfig();
  const parts = [
    async () => [product(), node()],
    async () => examineDataFolder(config),
    () => examinePlans(config),
    () => examineRedis(config),
    () => examineDatabase(config),
  ];
  const findings: Finding[] = [];
  for (const part of parts) findings.push(...(await part().catch((error: unknown) => [broken(error)])));
  return findings;
}

const product = (): Finding => ok('开都 Kaidu', VERSION);

function node(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  if (major > 20 || (major === 20 && minor >= 19)) return ok('Node.js', process.versions.node);
  return trouble(
    'fail',
    'Node.js',
    [process.versions.node, process.versions.node],
    ['升级到 20.19 或更高版本', 'upgrade to 20.19 or newer'],
  );
}

async function examineDatabase(config: EngineConfig): Promise<Finding[]> {
  if (isMissing(config.databaseUrl))
    return [
      trouble(
        'warn',
        '数据库 database',
        [`${config.databaseUrl} 尚未建立`, `${config.databaseUrl} is not there yet`],
        ['启动一次引擎即可建立', 'the first start makes it'],
      ),
    ];
  const { kind, version, migrationsPending, clockAheadMs } = await databaseStatus(config.databaseUrl);
  const name = `${kind} ${version}`;
  if (migrationsPending)
    return [
      trouble(
        'fail',
        '数据库 database',
        [`${name}，结构待升级`, `${name}, migrations pending`],
        ['运行 kaidu migrate', 'run kaidu migrate'],
      ),
    ];
  const store = await openStore({ url: config.databaseUrl, readOnly: true });
  try {
    return [
      ok('数据库 database', `${name} ${withoutPassword(config.databaseUrl)}`),
      await examineClock(store.reader),
      ...examineSkew(kind, clockAheadMs),
      ...(await examineRecord(config, store)),
      ...(await examineAuditor(config, store.reader)),
      ...(await examineContacts(store.reader)),
      ...(await examineRegister(config, store.reader)),
      ...(await examineBlobs(store.reader)),
    ];
  } finally {
    await store.close();
  }
}

function broken(error: unknown): Finding {
  const said: [string, string] = isProblem(error)
    ? [error.zh, error.en]
    : [String((error as Error).message), String((error as Error).message)];
  return trouble('fail', '检查 check', said, [
    '先启动一次引擎，或核对 DATABASE_URL、REDIS_URL',
    'start the engine once, or check DATABASE_URL and REDIS_URL',
  ]);
}
