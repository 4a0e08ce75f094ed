import { readFileSync } from 'node:fs';
import { Command } from 'commander';

interface Options {
  database?: string;
  plan?: string;
  json?: true;
}

/** `kaidu warning check|import`: CAP 1.2 messages from files. */
export function warningCommand(): Command {
  const warning = new Command('warning').description('CAP 1.2 warnings from files / 预警报文');
  warning
    .command('check')
    .argument('<file...>')
    .description('exit status 0, or 1 where one is not a message that would be taken / 检查报文')
    .option('--json', 'as JSON')
    .action(check);
  warning
    .command('import')
    .argument('<file...>')
    .description('take messages in, in this order; one that came before changes nothing / 导入报文')
    .option('--database <url>', 'instead of DATABASE_URL')
    .option('--plan <id>', 'instead of KAIDU_PLAN')
    .option('--json', 'as JSON')
    .action(importFiles);
  return warning;
}

async function check(files: string[], { json }: Options): Promise<void> {
  const { readConfig, systemClock } = await import('#engine');
  const { readIncomingCap } = await import('#preparation');
  const { isProblem } = await import('#kernel');
  const { cap } = readConfig();
  for (const file of files) {
    try {
      const { alert, signature } = readIncomingCap(readFileSync(file, 'utf8'), cap, systemClock.now());
      const { identifier, sender, sent, status, msgType } = alert;
      if (json) console.log(JSON.stringify({ file, identifier, sender, sent, status, msgType, signature }));
      else console.log(`${file}: ${msgType} ${status} ${sender} ${identifier} ${sent} (${signature})`);
    } catch (error) {
      if (!isProblem(error)) throw error;
      process.exitCode = 1;
      if (json) console.log(JSON.stringify({ file, error }));
      else console.log([`${file}: ${error.zh} / ${error.en}`, ...faultLines(error.extras.faults)].join('\n'));
    }
  }
}

const faultLines = (faults: { at: string; zh: string; en: string }[] = []): string[] =>
  faults.map(({ at, zh, en }) => `  ${at} ${zh} / ${en}`);

async function importFiles(files: string[], { database, plan, json }: Options): Promise<void> {
  const { openEngine, readConfig } = await import('#engine');
  const { openQueue } = await import('#dispatch');
  const { beijingDate } = await import('#kernel');
  const { readIncomingCap, receiveCap } = await import('#preparation');
  const config = { ...readConfig(), ...(database ? { databaseUrl: database } : {}) };
  const engine = await openEngine(config, openQueue(), (where, error) => console.error(where, error));
  const { plans, bus, clock } = engine;
  const id = plan ?? config.defaultPlan;
  try {
    const { posts } = plans.at(id, beijingDate(clock.now())).plan;
    // Whoever has the database may; the journal shows the post with the least beyond this.
    const [source] = posts
      .filter(({ may }) => may.includes('warn'))
      .sort((a, b) => a.may.length - b.may.length);
    const actor = { id: 'command-line', name: 'command line', posts: source ? [{ post: source.key }] : [] };
    for (const file of files) {
      const incoming = readIncomingCap(readFileSync(file, 'utf8'), config.cap, clock.now());
      const answer = await bus.execute(
        receiveCap,
        { ...incoming, plan: id },
        { actor, requestId: 'command-line' },
      );
      if (json) console.log(JSON.stringify({ file, ...answer }));
      else console.log(`${file}: ${answer.outcome} ${answer.warningIds.join(' ')}`.trimEnd());
    }
  } finally {
    await engine.close();
  }
}
