import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BehindItsBack } from '../support/behind-its-back.ts';
import { kaidu } from '../support/cli.ts';
import { HttpClient } from '../support/http-client.ts';
import { type ProductProcess, startProduct } from '../support/process.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kaidu-keeping-'));
const dataDir = join(scratch, 'data');
const backup = join(scratch, 'backup');
let product: ProductProcess;
beforeAll(async () => {
  product = await startProduct({ env: { KAIDU_DATA: dataDir, KAIDU_QUEUE: 'in-process' } });
}, 60_000);
afterAll(async () => {
  await product.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const command = (args: string[], database: string) =>
  kaidu([...args, '--database', `sqlite:${database}`], {
    env: { KAIDU_DATA: dataDir, KAIDU_QUEUE: 'in-process' },
  });
const figures = async () => (await new HttpClient(product.url).get<string>('/metrics')).body;

test('the auditor runs in the product, and shows what it finds to the office', async () => {
  const office = await HttpClient.logIn(product.url, 'office');
  const agency = await HttpClient.logIn(product.url, 'agency-water');
  expect((await new HttpClient(product.url).get('/health/auditor')).body).toMatchObject({ status: 'ok' });
  const [, age] = /^kaidu_auditor_age_seconds (\S+)$/m.exec(await figures())!;
  expect(Number(age)).toBeLessThan(60);
  for (const name of [
    'kaidu_queue_reachable{kind="in-process"} 1',
    'kaidu_deadlines_overdue{exercise="false"} 0',
  ])
    expect(await figures()).toContain(name);

  const back = await BehindItsBack.open(`sqlite:${join(dataDir, 'kaidu.db')}`);
  await back.run(
    `INSERT INTO audit_gap (id, rule, subject, subject_id, state, exercise, found_at, told_at, incident_id, data)
     VALUES ('task.unsent:t', 'task.unsent', 'task', 't', 'open', false, 1, 1, 'i',
       '{"zh":"没有消息","en":"no message","times":1,"repair":null}')`,
  );
  await back.close();
  expect((await office.get('/audit/gaps?state=open')).body.items).toMatchObject([
    { id: 'task.unsent:t', state: 'open', acknowledgedAt: null, data: { zh: '没有消息' } },
  ]);
  expect(await figures()).toContain('kaidu_audit_gaps{state="open",exercise="false"} 1');
  expect((await agency.get('/audit/gaps')).status).toBe(403);
  const seen = '/audit/gaps/task.unsent%3At/acknowledgement';
  expect((await agency.post(seen)).body).toMatchObject({ code: 'actor.forbidden' });
  expect((await office.post(seen)).body).toMatchObject({ acknowledgedAt: expect.stringContaining('+08:00') });
  expect((await office.post(seen)).body).toMatchObject({ code: 'audit.gap-acknowledged' });
  const told = await command(['audit', 'gaps'], join(dataDir, 'kaidu.db'));
  expect(told).toMatchObject({ code: 1, out: expect.stringContaining('没有消息') });
  const doctor = await kaidu(['doctor', '--json'], {
    env: { KAIDU_DATA: dataDir, KAIDU_QUEUE: 'in-process' },
  });
  expect(JSON.parse(doctor.out)).toContainEqual(
    expect.objectContaining({ what: '自查 auditor', verdict: 'fail', advice: expect.any(Object) }),
  );
}, 60_000);

test('a backup of the running product restores into an empty place and verifies there', async () => {
  const made = await command(['backup', backup], join(dataDir, 'kaidu.db'));
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/已备份.*\n.*register\.key/s) });
  const restored = join(scratch, 'restored.db');
  const done = await command(['restore', backup], restored);
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('已恢复并通过校验') });
  expect(await command(['audit', 'verify'], restored)).toMatchObject({ code: 0 });
  const journal = await command(['audit', 'export'], restored);
  expect(journal.out).toContain('"fact":"record.restored"');
  const again = await command(['restore', backup], restored);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('只能恢复到空的数据库') });
  expect(await command(['release-held'], restored)).toMatchObject({
    code: 0,
    out: expect.stringContaining('0'),
  });
  expect(await command(['archive', join(scratch, 'archives'), '--dry-run'], restored)).toMatchObject({
    ...{ code: 0, out: expect.stringContaining('nothing to archive') },
  });
}, 60_000);
