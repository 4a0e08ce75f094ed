import { Queue, Worker } from 'bullmq';

let made = 0;

/** Messages through bare BullMQ: handed over in one call, taken by a worker that does nothing, recorded nowhere. */
export class BullmqPipeline {
  #messages;
  #queue;
  #worker;
  #left = new Map();

  static async open({ socket, prefix, size }) {
    const pipeline = new BullmqPipeline();
    const connection = { path: socket, maxRetriesPerRequest: null };
    pipeline.#messages = size.messages;
    pipeline.#queue = new Queue('bare', { connection, prefix });
    pipeline.#worker = new Worker('bare', ({ data }) => pipeline.#take(data), {
      connection,
      prefix,
      concurrency: 50,
    });
    await pipeline.#worker.waitUntilReady();
    return pipeline;
  }

  async prepare() {
    made += 1;
    const activation = `a${made}`;
    return Array.from({ length: this.#messages }, (_, i) => ({
      name: 'deliver',
      data: { activation },
      opts: { jobId: `${activation}-${i}`, removeOnComplete: true, attempts: 5 },
    }));
  }

  async activate(jobs) {
    const taken = new Promise((done) => {
      this.#left.set(jobs[0].data.activation, { count: jobs.length, done });
    });
    await this.#queue.addBulk(jobs);
    await taken;
  }

  async verify() {
    if (this.#left.size) throw new Error(`BullMQ: ${this.#left.size} activations have messages left`);
  }

  async close() {
    await this.#worker.close();
    await this.#queue.close();
  }

  async #take({ activation }) {
    const left = this.#left.get(activation);
    left.count -= 1;
    if (left.count > 0) return;
    this.#left.delete(activation);
    left.done();
  }
}
