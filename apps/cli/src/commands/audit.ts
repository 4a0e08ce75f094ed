import { once } from 'node:events';
import { Command } from 'commander';

interface Options {
  database?: string;
  json?: true;
}

/** `kaidu audit verify|export|gaps`: reads a record without changing it. */
export function auditCommand(): Command {
  const audit = new Command('audit').description('the journal as evidence / 记录校验');
  audit
    .command('verify')
    .description('exit status 0, or 1 with the first row that does not fit / 校验记录链')
    .option('--database <url>', 'instead of DATABASE_URL')
    .option('--json', 'as JSON')
    .action(verify);
  audit
    .command('export')
    .description('the whole journal as JSON Lines, its head last / 导出记录')
    .option('--database <url>', 'instead of DATABASE_URL')
    .action(exportJournal);
  audit
    .command('gaps')
    .description('what the auditor found and is not closed; exit status 1 where anything is open / 自查缺口')
    .option('--all', 'those that are closed, too')
    .option('--database <url>', 'instead of DATABASE_URL')
    .option('--json', 'as JSON')
    .action(listGaps);
  return audit;
}

async function verify(options: Options): Promise<void> {
  const { findBlobFault, findFault, findStateFault } = await import('#engine');
  const { openRecord } = await import('../record/open-record.ts');
  const store = await openRecord(options.database);
  try {
    const head = await store.reader.head();
    const fault =
      (await findFault(store)) ?? (await findStateFault(store.reader)) ?? (await findBlobFault(store.reader));
    if (options.json) console.log(JSON.stringify({ rows: head.seq, hash: head.hash, whole: !fault, fault }));
    else if (fault) console.log(`记录有误 / FAULT at row ${fault.seq} (${fault.kind}): ${fault.detail}`);
    else console.log(`记录完整 / whole: ${head.seq} rows, ${head.hash}`);
    process.exitCode = fault ? 1 : 0;
  } finally {
    await store.close();
  }
}

async function exportJournal({ database }: Options): Promise<void> {
  const { openRecord } = await import('../record/open-record.ts');
  const store = await openRecord(database);
  try {
    const head = await store.reader.head();
    for await (const row of store.journalRows()) {
      if (row.seq > head.seq) break;
      if (!process.stdout.write(`${JSON.stringify(row)}\n`)) await once(process.stdout, 'drain');
    }
    process.stdout.write(`${JSON.stringify({ head })}\n`);
  } finally {
    await store.close();
  }
}

const STATE = { open: '待查 open', repaired: '已修复 repaired', closed: '已闭合 closed' };

async function listGaps({ database, json, all }: Options & { all?: true }): Promise<void> {
  const { beijingIso } = await import('#kernel');
  const { openRecord } = await import('../record/open-record.ts');
  const store = await openRecord(database);
  try {
    const gaps = await store.reader.find('audit_gap', all ? {} : { state: ['open', 'repaired'] });
    const [auditor] = await store.reader.get('auditor', ['auditor']);
    const heartbeatAt = auditor?.heartbeatAt ?? null;
    if (json) console.log(JSON.stringify({ heartbeatAt, gaps }, null, 2));
    else {
      const seen = heartbeatAt === null ? '从未运行 / never' : beijingIso(heartbeatAt);
      console.log(`自查最近运行 / the auditor last ran: ${seen}`);
      for (const { rule, state, exercise, foundAt, data } of gaps)
        console.log(
          `${STATE[state]}  ${beijingIso(foundAt)}  ${rule}${exercise ? '（演练 exercise）' : ''}\n    ${data.zh}\n    ${data.en}`,
        );
      if (!gaps.length) console.log('没有缺口 / no gaps');
    }
    if (gaps.some(({ state }) => state === 'open')) process.exitCode = 1;
  } finally {
    await store.close();
  }
}
