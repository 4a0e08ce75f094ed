import { openQueue } from '#dispatch';
import { openEngine, readConfig } from '#engine';
import { logIncident } from '#incident';
import { submitReport } from '#reporting';
import { approve, proposeResponse } from '#response';

const HOUR = 3600_000;
/** More than one activation makes. */
const MOST_TASKS = 120;
const DIVISIONS = ['652801', '652822', '652824'];

const by = (post) => ({ actor: { id: post, name: post, posts: [{ post }] }, requestId: 'bench' });
const DUTY = by('duty-officer');
const OFFICE = by('office');
const DECIDER = by('deputy-director');

/** The real engine with its real worker: each activation is a decision on an incident of its own. */
export class KaiduPipeline {
  #engine;
  /** Deliveries still to come, by incident. */
  #waiting = new Map();

  /** Without a Redis socket: the in-process queue, to fill a database quickly. */
  static async open({ url, socket, prefix }) {
    const config = readConfig({ DATABASE_URL: url, KAIDU_QUEUE: 'in-process' });
    const onError = (error) => {
      throw error;
    };
    const queue = openQueue(socket ? { redis: { path: socket }, prefix, onError } : { onError });
    const engine = await openEngine(config, queue, (where, error) => {
      throw new Error(`fault in ${where}`, { cause: error });
    });
    await engine.start();
    return new KaiduPipeline(engine);
  }

  constructor(engine) {
    this.#engine = engine;
    engine.bus.onCommit(({ put }) => this.#heed(put.delivery ?? []));
  }

  /** Logs, reports and proposes, so that nothing but the decision is left. */
  async prepare() {
    const { bus, clock } = this.#engine;
    const now = clock.now();
    const { id: incidentId } = await bus.execute(
      logIncident,
      {
        plan: 'bayingolin/natural-disaster-relief',
        hazard: 'flood',
        title: '孔雀河上游山洪',
        narrative: 'A flood for the benchmark.',
        occurredAt: now - 10 * HOUR,
        divisions: DIVISIONS,
        confirmDistinct: true,
      },
      DUTY,
    );
    for (const [i, division] of DIVISIONS.entries())
      await bus.execute(
        submitReport,
        { incidentId, division, asOf: now - HOUR, figures: { dead: 5 - i, missing: 2, relocated: 3000 } },
        DUTY,
      );
    const { approvalId } = await bus.execute(proposeResponse, { incidentId, level: 'II' }, OFFICE);
    return { incidentId, approvalId };
  }

  /** From the decision given to the last of its deliveries durably recorded as delivered. */
  async activate({ incidentId, approvalId }) {
    const delivered = new Promise((done) => {
      this.#waiting.set(incidentId, { queued: new Set(), done });
    });
    const { outcome } = await this.#engine.bus.execute(approve, { approvalId }, DECIDER);
    if (outcome !== 'approved') throw new Error(`the decision was ${outcome}`);
    await delivered;
  }

  /**
   * How many tasks one activation sends, with how many messages. The tasks that it only offers or arms, and the
   * facts that it journals, are Kaidu's own and not in the floor.
   */
  async countOne() {
    const item = await this.prepare();
    await this.activate(item);
    const { reader } = this.#engine;
    const where = { incidentId: item.incidentId };
    return {
      tasks: await reader.count('task', { ...where, state: 'issued' }),
      messages: await reader.count('delivery', where),
    };
  }

  /** Activates until the database holds so many tasks; answers how many it holds. */
  async fill(tasks) {
    const count = () => this.#engine.reader.count('task', {});
    let there = await count();
    while (there < tasks) {
      // Counting a million takes longer than what is counted took to make, so it is done seldom.
      let left = Math.ceil((tasks - there) / MOST_TASKS);
      const each = async () => {
        while (left-- > 0) await this.activate(await this.prepare());
      };
      await Promise.all(Array.from({ length: 16 }, each));
      there = await count();
    }
    return there;
  }

  /** Every delivery that the database knows must be delivered. */
  async verify() {
    const { reader } = this.#engine;
    const all = await reader.count('delivery', {});
    const delivered = await reader.count('delivery', { state: 'delivered' });
    if (all === 0 || all !== delivered)
      throw new Error(`Kaidu: ${delivered} of ${all} deliveries are delivered`);
    return all;
  }

  close() {
    return this.#engine.close();
  }

  /** Commits are told in order and after they are durable: the one with the decision puts every delivery of it. */
  #heed(deliveries) {
    for (const { id, incidentId, state } of deliveries) {
      const wait = this.#waiting.get(incidentId);
      if (!wait) continue;
      if (state === 'queued') wait.queued.add(id);
      if (state === 'delivered') wait.queued.delete(id);
      if (state === 'delivered' && wait.queued.size === 0) {
        this.#waiting.delete(incidentId);
        wait.done();
      }
    }
  }
}
