import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { replay } from '#replay';
import { kaidu } from '../support/cli.ts';
import { createDatabase, DATABASES, type ScratchDatabase } from '../support/database.ts';

const scenario = fileURLToPath(
  new URL('workflows/scenarios/hail-2012-dead-and-missing.yaml', import.meta.resolve('#root/package.json')),
);

/** Each way to tamper with a record, and the row that must be named. */
const TAMPERED: [what: string, statements: string[], row: number, kind: string][] = [
  ['a changed row', [`UPDATE journal SET reason = 'not so' WHERE seq = 5`], 5, 'changed'],
  [
    'a changed actor',
    [`UPDATE journal SET actor = replace(actor, 'duty', 'dusk') WHERE seq = 2`],
    2,
    'changed',
  ],
  ['a removed row', ['DELETE FROM journal WHERE seq = 7'], 7, 'missing'],
  ['a removed tail', ['DELETE FROM journal WHERE seq > (SELECT seq - 3 FROM journal_head)'], -2, 'truncated'],
  [
    'two rows that changed places',
    [
      'UPDATE journal SET seq = -1 WHERE seq = 8',
      'UPDATE journal SET seq = 8 WHERE seq = 9',
      'UPDATE journal SET seq = 9 WHERE seq = -1',
    ],
    8,
    '',
  ],
];

describe.each(DATABASES)('on %s, kaidu audit verify', (kind) => {
  let database: ScratchDatabase;
  let source: DataSource;
  let rows: number;

  beforeAll(async () => {
    database = await createDatabase(kind);
    expect((await replay(scenario, { databaseUrl: database.url })).passed).toBe(true);
    source = await open(database);
    rows = Number((await source.query('SELECT seq FROM journal_head'))[0].seq);
  }, 60_000);
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  const verify = async () => {
    const { code, out } = await kaidu(['audit', 'verify', '--json', '--database', database.url]);
    return { code, ...JSON.parse(out) };
  };

  /** Tampers, looks, and puts everything back. */
  async function expectFault(statements: string[], row: number, kindOfFault: string): Promise<void> {
    const tables = ['journal', 'task'];
    for (const table of tables) await source.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
    try {
      for (const statement of statements) await source.query(statement);
      const { code, whole, fault } = await verify();
      expect([code, whole]).toEqual([1, false]);
      expect(fault.seq).toBe(row > 0 ? row : rows + row);
      if (kindOfFault) expect(fault.kind).toBe(kindOfFault);
    } finally {
      for (const table of tables) {
        await source.query(`DELETE FROM ${table}`);
        await source.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
        await source.query(`DROP TABLE kept_${table}`);
      }
    }
  }

  test('finds an untouched record whole', async () => {
    expect(await verify()).toMatchObject({ code: 0, rows, whole: true, fault: null });
  }, 20_000);

  test.each(TAMPERED)(
    'finds %s',
    (_what, statements, row, fault) => expectFault(statements, row, fault),
    20_000,
  );

  test('finds an inserted row', async () => {
    const columns = await columnsOf(source, kind);
    const shifted = columns.map((column) => (column === 'seq' ? 'seq + 1' : column)).join(', ');
    const copied = columns.map((column) => (column === 'seq' ? '7' : column)).join(', ');
    const all = columns.join(', ');
    await expectFault(
      [
        `CREATE TABLE later AS SELECT ${shifted.replace('seq + 1', 'seq + 1 AS seq')} FROM journal WHERE seq >= 7`,
        'DELETE FROM journal WHERE seq >= 7',
        `INSERT INTO journal (${all}) SELECT ${copied} FROM journal WHERE seq = 6`,
        `INSERT INTO journal (${all}) SELECT ${all} FROM later`,
        'DROP TABLE later',
      ],
      7,
      '',
    );
  }, 20_000);

  test('finds a task whose state was changed behind the journal’s back', async () => {
    const { code, fault } = await (async () => {
      await source.query(
        `UPDATE task SET state = 'completed' WHERE id = (SELECT max(id) FROM task WHERE state = 'issued')`,
      );
      return verify();
    })();
    expect(code).toBe(1);
    expect(fault.detail).toMatch(/task .* is completed .* the journal says issued/);
  }, 20_000);
});

async function columnsOf(source: DataSource, kind: string): Promise<string[]> {
  const rows =
    kind === 'sqlite'
      ? await source.query(`SELECT name FROM pragma_table_info('journal')`)
      : await source.query(
          `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'journal'`,
        );
  return rows.map(({ name }: { name: string }) => name);
}

function open(database: ScratchDatabase): Promise<DataSource> {
  if (database.kind === 'sqlite')
    return new DataSource({ type: 'sqlite', database: database.path! }).initialize();
  // Not a URL to the letter: it names no host, but the folder of a socket.
  const [, username, name, host] = /^postgres:\/\/([^@]*)@\/([^?]+)\?host=(.+)$/.exec(database.url)!;
  return new DataSource({
    type: 'postgres',
    host: decodeURIComponent(host!),
    username,
    database: name!,
  }).initialize();
}
