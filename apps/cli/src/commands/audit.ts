import { once } from 'node:events';
import { Command } from 'commander';

interface Options {
  database?: string;
  json?: true;
}

/** `kaidu audit verify|export`: reads a record without changing it. */
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
