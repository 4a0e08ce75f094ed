import pg from 'pg';

/** A connection of its own for one piece of work; it is closed afterwards. */
export async function withPostgres<T>(url: string, work: (client: PostgresClient) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A server that is killed under an idle connection must not end the test run.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export type PostgresClient = InstanceType<typeof pg.Client>;

/** The rows that one statement answers with. */
export const query = (url: string, statement: string): Promise<Record<string, unknown>[]> =>
  withPostgres(url, async (client) => (await client.query(statement)).rows);
