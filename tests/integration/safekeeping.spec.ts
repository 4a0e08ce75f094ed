import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addContact, newWebhookSecret } from '#dispatch';
import { systemClock } from '#engine';
import { openStore } from '#persistence';
import { makeBackup, releaseHeld, restoreBackup } from '#safekeeping';
import { acknowledgeTask } from '#tasking';
import { createDatabase, DATABASES, type DatabaseKind } from '../support/database.ts';
import { openTestEngine, type TestEngine } from '../support/engine.ts';
import { type HttpReceiver, startReceiver } from '../support/http-receiver.ts';
import { People } from './engine/people.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kaidu-safekeeping-'));
const other: Record<DatabaseKind, DatabaseKind> = { sqlite: 'postgres', postgres: 'sqlite' };
const AWKWARD = '博斯腾湖\u2028二号闸\r\n"\\u0000" 🌊';

describe.each(DATABASES)('a backup of %s, taken while others write', (database) => {
  let engine: TestEngine;
  let people: People;
  let receiver: HttpReceiver;
  const folder = join(scratch, database);

  beforeAll(async () => {
    receiver = await startReceiver({ status: 500 });
    engine = await openTestEngine({ database, queue: 'in-process', loopbackWebhooks: true });
    people = new People(engine);
    const contact = { recipient: 'agency:fire-rescue', channel: 'webhook', address: `${receiver.url}/hook` };
    await engine.run(addContact, { ...contact, secret: newWebhookSecret() }, 'administrator');
    await people.log({ title: AWKWARD });
    await people.started('IV');
    await engine.settle();
  });
  afterAll(async () => {
    await engine.close();
    await receiver.close();
  });

  /** Activations one after the other until told to stop, or there are enough. */
  const load = () => {
    let stopped = false;
    let written = 0;
    const going = (async () => {
      while (!stopped && written < 40) {
        await people.started('IV');
        written += 1;
      }
    })();
    return {
      stop: async () => {
        stopped = true;
        await going;
        return written;
      },
    };
  };

  test('is whole: it restores into either database, verifies, and open work goes on', async () => {
    const busy = load();
    const manifest = await makeBackup(engine.deployment.options().databaseUrl!, folder, systemClock);
    expect(await busy.stop()).toBeGreaterThan(0);
    // The record went on; the backup stands where it stood.
    expect((await engine.reader.head()).seq).toBeGreaterThan(manifest.head.seq);
    expect(manifest).toMatchObject({ format: 1, database, rows: { journal: manifest.head.seq } });
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o077).toBe(0);

    // What this engine has under way is over; from here on only the restored one sends.
    await engine.settle();
    receiver.clear();
    receiver.respondWith({ status: 204 });
    for (const kind of [database, other[database]]) await goesOn(kind, manifest.head.seq);
  }, 60_000);

  async function goesOn(kind: DatabaseKind, seq: number): Promise<void> {
    const place = await createDatabase(kind);
    const { held } = await restoreBackup(folder, place.url);
    const again = await openTestEngine({
      ...{ database: kind, queue: 'in-process', loopbackWebhooks: true, now: engine.clock.now() },
      deployment: {
        ...engine.deployment,
        options: () => ({ ...engine.deployment.options(), databaseUrl: place.url }),
      },
    });
    try {
      expect((await again.reader.head()).seq).toBe(seq);
      const [incident] = await again.reader.find('incident', {}, { limit: 1 });
      expect(incident!.data.title).toBe(AWKWARD);
      const [task] = await again.reader.find(
        'task',
        { state: 'issued', recipient: 'agency:railway' },
        { limit: 1 },
      );
      const { state } = await again.run(
        acknowledgeTask,
        { taskId: task!.id },
        again.as('agency-member', { agency: 'railway' }),
      );
      expect(state).toBe('acknowledged');

      // What had not left when the backup was taken may have left since: it waits for a person.
      expect(held).toBeGreaterThan(0);
      const waiting = async () =>
        (await again.reader.find('delivery', { channel: 'webhook' })).filter(
          ({ state }) => state === 'queued',
        );
      const before = await waiting();
      expect(before.length).toBeGreaterThan(0);
      again.clock.advance(600_000);
      await again.engine.sweep.run();
      await again.settle();
      expect(receiver.requests).toEqual([]);
      await again.run(releaseHeld, { drop: false }, 'administrator');
      await again.engine.sweep.run();
      await again.settle();
      await again.engine.sweep.run();
      await again.settle();
      // Once each, and under the id that it always had.
      const ids = receiver.requests.map(({ headers }) => headers['webhook-id']);
      expect(ids.sort()).toEqual(before.map(({ id }) => id).sort());
      expect(await waiting()).toEqual([]);
      await again.engine.auditor.round();
      expect(await again.reader.find('audit_gap', {})).toEqual([]);
    } finally {
      receiver.clear();
      await again.close();
      await place.drop();
    }
  }

  test('goes into an empty place only, and not at all where it was changed', async () => {
    const said = (code: string) =>
      expect.objectContaining({ code, zh: expect.any(String), en: expect.any(String) });
    const url = engine.deployment.options().databaseUrl!;
    const { seq } = await engine.reader.head();
    await expect(restoreBackup(folder, url)).rejects.toEqual(said('restore-place-taken'));
    await expect(makeBackup(url, folder, systemClock)).rejects.toEqual(said('backup-place-taken'));
    expect((await engine.reader.head()).seq).toBe(seq);

    const place = await createDatabase(database);
    const file = join(folder, 'record.jsonl.gz');
    const whole = readFileSync(file);
    const changed = gunzipSync(whole).toString().replace('"issued"', '"withdrawn"');
    for (const bytes of [gzipSync(changed), whole.subarray(0, whole.length - 100), Buffer.from('x')]) {
      writeFileSync(file, bytes);
      await expect(restoreBackup(folder, place.url)).rejects.toEqual(said('backup-damaged'));
    }
    writeFileSync(file, whole);
    await expect(restoreBackup(join(folder, 'none'), place.url)).rejects.toEqual(said('backup-unreadable'));
    const manifest = join(folder, 'manifest.json');
    const told = JSON.parse(readFileSync(manifest, 'utf8'));
    writeFileSync(manifest, JSON.stringify({ ...told, migrations: told.migrations.slice(1) }));
    await expect(restoreBackup(folder, place.url)).rejects.toEqual(said('backup-other-shape'));
    writeFileSync(manifest, JSON.stringify(told));
    // None of it left anything.
    const store = await openStore({ url: place.url });
    expect([(await store.reader.head()).seq, await store.reader.count('incident', {})]).toEqual([0, 0]);
    await store.close();
    await place.drop();
  }, 60_000);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));
