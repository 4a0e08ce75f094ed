import { Queue, Worker } from 'bullmq';
import { floorRows } from './floor-rows.mjs';
import { FloorStore } from './floor-store.mjs';

let made = 0;

/**
 * The bare floor: as many tasks and messages as Kaidu's in one transaction, `addBulk`, and a worker that records
 * each delivery. No plan, no rules, no state machine, no relay that survives a crash.
 */
export class FloorPipeline {
  #store;
  #size;
  #queue;
  #worker;
  #left = new Map();

  static async open({ database, socket, prefix, size }) {
    const pipeline = new FloorPipeline();
    const connection = { path: socket, maxRetriesPerRequest: null };
    pipeline.#store = await FloorStore.open(database);
    pipeline.#size = size;
    pipeline.#queue = new Queue('floor', { connection, prefix });
    pipeline.#worker = new Worker('floor', ({ data }) => pipeline.#deliver(data), {
      connection,
      prefix,
      concurrency: size.messages,
    });
    await pipeline.#worker.waitUntilReady();
    return pipeline;
  }

  /** Making the rows is not timed: it stands for what Kaidu works out. */
  async prepare() {
    made += 1;
    return floorRows(`a${made}`, this.#size);
  }

  async activate(rows) {
    const [{ id }] = rows.state;
    const delivered = new Promise((done) => {
      this.#left.set(id, { count: rows.outbox.length, done });
    });
    await this.#store.write(rows);
    await this.#queue.addBulk(
      rows.outbox.map((message) => ({
        name: 'deliver',
        data: { message: message.id, activation: id },
        opts: { jobId: message.id, removeOnComplete: true, attempts: 5 },
      })),
    );
    await delivered;
  }

  async verify() {
    const all = await this.#store.count();
    const delivered = await this.#store.count({ status: 'delivered' });
    if (all === 0 || all !== delivered)
      throw new Error(`floor: ${delivered} of ${all} messages are delivered`);
    return all;
  }

  async close() {
    await this.#worker.close();
    await this.#queue.close();
    await this.#store.close();
  }

  async #deliver({ message, activation }) {
    await this.#store.deliver(message);
    const left = this.#left.get(activation);
    left.count -= 1;
    if (left.count > 0) return;
    this.#left.delete(activation);
    left.done();
  }
}
