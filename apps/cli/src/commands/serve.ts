import { Command, Option } from 'commander';

export function startCommand(): Command {
  return new Command('start')
    .description('serve the engine / 启动服务')
    .addOption(
      new Option('--role <role>', 'api: HTTP only; worker: deliveries and clocks only; all: both')
        .choices(['all', 'api', 'worker'])
        .default('all'),
    )
    .action(async ({ role }: { role: 'all' | 'api' | 'worker' }) => {
      if (role === 'worker') return work();
      const { fail, serve } = await import('../../../api/src/main.ts');
      await serve(role).catch(fail);
    });
}

export function workerCommand(): Command {
  return new Command('worker').description('the same as start --role worker / 启动工作进程').action(work);
}

async function work(): Promise<void> {
  const program = await import('../../../worker/src/main.ts');
  await program.work();
}

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring a database to the current shape / 升级数据库结构')
    .option('--database <url>', 'instead of DATABASE_URL')
    .action(async ({ database }: { database?: string }) => {
      const { readConfig } = await import('#engine');
      const { migrate } = await import('#persistence');
      const names = await migrate(database ?? readConfig().databaseUrl);
      console.log(names.length ? names.join('\n') : '已是最新结构 / up to date');
    });
}
