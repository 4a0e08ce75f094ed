import { AsyncLocalStorage } from 'node:async_hooks';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { initializeDataSourceSchemaPG, replayRecordedStep } from '@dbos-inc/dbos-sdk/datasource';

const RECORDED =
  'SELECT output, error FROM dbos.transaction_completion WHERE workflow_id = $1 AND function_num = $2';
const RECORD =
  'INSERT INTO dbos.transaction_completion (workflow_id, function_num, output) VALUES ($1, $2, $3)';
const FORGET = 'DELETE FROM dbos.transaction_completion WHERE workflow_id = $1 AND function_num >= $2';
const DELIVER = "UPDATE outbox SET status = 'delivered', delivered_at = $2 WHERE id = $1";

/** Transactions on plain pg that DBOS checkpoints: each writes its completion beside its rows. */
export class PgDataSource {
  #pool;
  #open = new AsyncLocalStorage();

  constructor(name, pool) {
    this.name = name;
    this.#pool = pool;
    pool.on('error', () => {});
  }

  async initialize() {
    await initializeDataSourceSchemaPG(async (sql) => (await this.#pool.query(sql)).rows);
  }

  async destroy() {}

  async deleteCheckpoints(workflow, fromStep, beforeCommit) {
    await beforeCommit?.();
    await this.#pool.query(FORGET, [workflow, fromStep]);
  }

  async invokeTransactionFunction(_config, target, work, ...input) {
    const step = [DBOS.workflowID, DBOS.stepID];
    const [recorded] = (await this.#pool.query(RECORDED, step)).rows;
    if (recorded) return replayRecordedStep(recorded);
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      const result = await this.#open.run(client, () => work.call(target, ...input));
      await client.query(RECORD, [...step, JSON.stringify(result ?? null)]);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Inside a transaction: all rows of an activation, one statement for each table. */
  async insert(tables) {
    const client = this.#open.getStore();
    for (const [table, rows] of Object.entries(tables)) {
      const columns = Object.keys(rows[0]).join(', ');
      const sql = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`;
      await client.query(sql, [JSON.stringify(rows)]);
    }
  }

  /** What a step does: a single statement, durable by itself. */
  async deliver(id) {
    await this.#pool.query(DELIVER, [id, Date.now()]);
  }
}
