import { DBOS } from '@dbos-inc/dbos-sdk';
import { registerDataSource, runTransaction } from '@dbos-inc/dbos-sdk/datasource';
import pg from 'pg';
import { floorRows } from '../activation/floor-rows.mjs';
import { FloorStore } from '../activation/floor-store.mjs';
import { PgDataSource } from './pg-data-source.mjs';

let made = 0;

/**
 * The same activation as a DBOS workflow: one transaction that writes its rows, then a step for each message, all
 * started together, each of which records its delivery. DBOS keeps its checkpoints in the same database; it needs no
 * queue of its own for this shape, which is its fastest.
 */
export class DbosPipeline {
  #store;
  #size;
  #pools = [];
  #source;
  #workflow;
  /** Rows of activations to come: making them is not timed, as in the floor. */
  #rows = new Map();

  static async open({ database, size }) {
    const pipeline = new DbosPipeline();
    pipeline.#size = size;
    // Only to create the floor's tables; DBOS writes them through plain pg.
    pipeline.#store = await FloorStore.open(database);
    await pipeline.#launch(database.url);
    return pipeline;
  }

  async #launch(url) {
    const [own, system] = [10, 20].map((max) => new pg.Pool({ connectionString: url, max }));
    this.#pools = [own, system];
    this.#source = new PgDataSource('kaidu-bench', own);
    registerDataSource(this.#source);
    this.#workflow = DBOS.registerWorkflow((id) => this.#activation(id), { name: 'activation' });
    DBOS.setConfig({
      name: 'kaidu-bench',
      // It wants a host in the URL, though the pool has connected by its socket.
      systemDatabaseUrl: url.replace(/(@|\/\/)\//, '$1localhost/'),
      systemDatabasePool: system,
      logLevel: 'error',
      applicationVersion: 'bench',
    });
    await DBOS.launch();
  }

  async prepare() {
    made += 1;
    const id = `a${made}`;
    this.#rows.set(id, floorRows(id, this.#size));
    return id;
  }

  async activate(id) {
    const handle = await DBOS.startWorkflow(this.#workflow, { workflowID: id })(id);
    await handle.getResult();
    this.#rows.delete(id);
  }

  async verify() {
    const all = await this.#store.count();
    const delivered = await this.#store.count({ status: 'delivered' });
    if (all === 0 || all !== delivered)
      throw new Error(`DBOS: ${delivered} of ${all} messages are delivered`);
    return all;
  }

  async close() {
    await DBOS.shutdown();
    for (const pool of this.#pools) await pool.end().catch(() => {});
    await this.#store.close();
  }

  async #activation(id) {
    const rows = this.#rows.get(id);
    const write = () => this.#source.insert(rows);
    await runTransaction(write, 'write', { dsName: this.#source.name });
    const steps = rows.outbox.map((message) =>
      DBOS.runStep(() => this.#source.deliver(message.id), { name: `deliver ${message.recipient}` }),
    );
    await Promise.all(steps);
  }
}
