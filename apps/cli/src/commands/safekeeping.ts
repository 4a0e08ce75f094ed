import { Command, InvalidArgumentError } from 'commander';

interface Options {
  database?: string;
  json?: true;
}

/** `kaidu backup FOLDER`: the record of a running or resting engine, as it stands at one moment. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('put the record into a new folder, while the engine runs / 备份')
    .argument('<folder>', 'new; appears when the backup is whole')
    .option('--database <url>', 'instead of DATABASE_URL')
    .option('--json', 'the manifest as JSON')
    .action(backup);
}

async function backup(folder: string, { database, json }: Options): Promise<void> {
  const { readConfig, systemClock } = await import('#engine');
  const { makeBackup } = await import('#safekeeping');
  const { requireRecord } = await import('../record/open-record.ts');
  const config = readConfig();
  const url = database ?? config.databaseUrl;
  await requireRecord(url);
  const manifest = await makeBackup(url, folder, systemClock);
  if (json) return console.log(JSON.stringify(manifest, null, 2));
  const { head, rows } = manifest;
  const count = Object.values(rows).reduce((sum, each) => sum + each, 0);
  console.log(
    `已备份 / backed up: ${folder}（${count} 行 rows，记录至第 ${head.seq} 行 journal to row ${head.seq}）`,
  );
  console.log(
    '人员登记密钥不在备份内，请另行保存 / The key of the register of persons is not in it: keep it elsewhere (register.key, KAIDU_REGISTER_KEY).',
  );
}

/** `kaidu restore FOLDER`: a backup into an empty database, verified. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('fill an empty database from a backup and verify it / 恢复')
    .argument('<folder>', 'of `kaidu backup`')
    .option('--database <url>', 'instead of DATABASE_URL')
    .action(restore);
}

async function restore(folder: string, { database }: Options): Promise<void> {
  const { readConfig } = await import('#engine');
  const { noteRestore, restoreBackup } = await import('#safekeeping');
  const url = database ?? readConfig().databaseUrl;
  const { manifest, held } = await restoreBackup(folder, url);
  const { madeAt, kaidu, sha256, head } = manifest;
  await onRecord(url, (run) => run(noteRestore, { madeAt, kaidu, sha256, head, held }));
  console.log(`已恢复并通过校验 / restored and verified: ${madeAt}，${head.seq} 行 rows，${head.hash}`);
  console.log(
    '备份之后发生的事不在其中：启动前先与各单位核对 / What happened after the backup is not in it: compare with the agencies before you start the engine.',
  );
  if (held)
    console.log(
      `${held} 条备份时待发的消息已扣留：确认未发出后运行 kaidu release-held，否则加 --drop / ${held} message(s) that were queued are held: run kaidu release-held when you know that they did not leave, or with --drop.`,
    );
}

/** `kaidu release-held`: what a restore held goes out, or is dropped. */
export function releaseHeldCommand(): Command {
  return new Command('release-held')
    .description('send what a restore has held, or drop it / 放行恢复后扣留的消息')
    .option('--drop', 'withdraw them: they had left before')
    .option('--database <url>', 'instead of DATABASE_URL')
    .action(async ({ drop = false, database }: Options & { drop?: boolean }) => {
      const { readConfig } = await import('#engine');
      const { releaseHeld } = await import('#safekeeping');
      const url = database ?? readConfig().databaseUrl;
      let settled = 0;
      await onRecord(url, async (run) => {
        for (let left = 1; left > 0; ) {
          const done = await run(releaseHeld, { drop });
          settled += done.settled;
          left = done.left;
        }
      });
      console.log(
        drop ? `已撤回 ${settled} 条 / ${settled} withdrawn` : `已放行 ${settled} 条 / ${settled} released`,
      );
    });
}

/** `kaidu archive FOLDER`: closed processes into files that can be verified. */
export function archiveCommand(): Command {
  return new Command('archive')
    .description('put closed processes into files and take their messages and files out of the record / 归档')
    .argument('<folder>', 'where archives are kept')
    .option('--incident <id...>', 'these; otherwise all that were closed long enough ago')
    .option('--years <n>', 'since they were closed; otherwise KAIDU_ARCHIVE_YEARS', years)
    .option('--dry-run', 'say what would be archived, and do nothing')
    .option('--database <url>', 'instead of DATABASE_URL')
    .action(archive);
}

function years(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 100)) throw new InvalidArgumentError('0–100');
  return value;
}

async function archive(
  folder: string,
  {
    incident,
    years: given,
    dryRun,
    database,
  }: Options & { incident?: string[]; years?: number; dryRun?: true },
): Promise<void> {
  const { readConfig, systemClock } = await import('#engine');
  const { archiveIncident, closedBefore, dropArchived } = await import('#safekeeping');
  const { openRecord } = await import('../record/open-record.ts');
  const config = readConfig();
  const url = database ?? config.databaseUrl;
  const store = await openRecord(url);
  try {
    const age = given ?? config.archiveYears;
    const ids = incident ?? (await closedBefore(store.reader, age, systemClock.now()));
    if (dryRun) return console.log(ids.join('\n') || '没有可归档的 / nothing to archive');
    for (const id of ids) {
      const archived = await archiveIncident(store.reader, id, folder, systemClock);
      const gone = await onRecord(url, (run) => run(dropArchived, archived));
      console.log(`${archived.file}  ${gone.deliveries} 条消息 messages，${gone.blobs} 个文件 files`);
    }
    if (!ids.length) console.log('没有可归档的 / nothing to archive');
  } finally {
    await store.close();
  }
}

type Run = <I, O>(command: import('#runtime').Command<I, O>, input: I) => Promise<O>;

/** Opens the record to change it by commands, beside a running engine or without one. */
async function onRecord<T>(databaseUrl: string, work: (run: Run) => Promise<T>): Promise<T> {
  const { openEngine, readConfig } = await import('#engine');
  const { openQueue } = await import('#dispatch');
  const { SYSTEM } = await import('#runtime');
  const engine = await openEngine({ ...readConfig(), databaseUrl }, openQueue(), (where, error) =>
    console.error(where, error),
  );
  try {
    return await work((command, input) =>
      engine.bus.execute(command, input, { actor: SYSTEM, requestId: 'command-line' }),
    );
  } finally {
    await engine.close();
  }
}
