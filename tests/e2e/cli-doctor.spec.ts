import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import sqlite3 from 'sqlite3';
import { kaidu } from '../support/cli.ts';
import { startProduct } from '../support/process.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kaidu-doctor-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Finding {
  what: string;
  verdict: string;
  zh: string;
  advice?: { zh: string; en: string };
}

async function examine(dataDir: string): Promise<{ code: number | null; findings: Finding[] }> {
  const { code, out } = await kaidu(['doctor', '--json'], { env: { KAIDU_DATA: dataDir } });
  return { code, findings: JSON.parse(out) };
}

const worst = (findings: Finding[], what: RegExp): string[] =>
  findings.filter((finding) => what.test(finding.what)).map(({ verdict }) => verdict);

test('before the first start nothing is wrong, and nothing is made', async () => {
  const folder = join(scratch, 'fresh');
  const { code, findings } = await examine(folder);
  expect(code).toBe(0);
  expect(worst(findings, /database/)).toEqual(['warn']);
  expect(existsSync(folder)).toBe(false);
}, 30_000);

test('beside a running engine all is well; what is stuck, or ahead of the clock, fails with advice', async () => {
  const product = await startProduct({ env: { KAIDU_DATA: join(scratch, 'data'), REDIS_URL: undefined } });
  const { code, findings } = await examine(product.dataDir).finally(() => product.stop());
  expect(findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(code).toBe(0);
  for (const what of [/Node/, /data folder/, /plan/, /Redis/, /database/, /clock/, /stuck/, /contacts/])
    expect([what, worst(findings, what)[0]]).toEqual([what, 'ok']);
  expect(findings.find(({ what }) => /data folder/.test(what))!.zh).toMatch(/进程 \d+ 使用中/);

  await run(
    join(product.dataDir, 'kaidu.db'),
    `UPDATE journal SET at = at + 3600000;
     INSERT INTO deadline (id, subject, subject_id, incident_id, name, due_at)
     VALUES ('d', 'task', 't', 'i', 'due', 1000);`,
  );
  const after = await examine(product.dataDir);
  expect(after.code).toBe(1);
  expect(worst(after.findings, /clock/)).toEqual(['fail']);
  expect(worst(after.findings, /stuck/)).toEqual(['fail']);
  for (const { verdict, advice } of after.findings) if (verdict !== 'ok') expect(advice).toBeDefined();
}, 60_000);

function run(file: string, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file);
    database.exec(sql, (failed: Error | null) =>
      database.close((unclosed) => {
        const error = failed ?? unclosed;
        if (error) reject(error);
        else resolve();
      }),
    );
  });
}
