import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { discrepancies, explained, NO_DISCREPANCIES } from '../support/fleet/account.ts';
import { Agencies, registerAgencies } from '../support/fleet/agencies.ts';
import { Desk, type Proposed } from '../support/fleet/desk.ts';
import type { ProductProcess } from '../support/process.ts';
import { CASES, type Killed } from './crash-cases.ts';
import { Deployment } from './deployment.ts';
import { OutsideView } from './outside-view.ts';

/** The pass mark: everything settled within so long of the last death. */
export const SETTLED_WITHIN_MS = 60_000;
// A busy machine is slow to start a process.
const DIES_WITHIN_MS = 90_000;
/** Decisions that a doomed process gets at once: some points are only passed when commands meet. */
export const AT_ONCE = 3;

export const casesOf = (killed: Killed) =>
  Object.keys(CASES).filter((point) => CASES[point]!.includes(killed));

/** How a process that was started to die at a crash point ended. */
type Deaths = Map<string, { signal: NodeJS.Signals | null }>;

/** One deployment, whose processes are killed at one point after the other; each start finds what the last death left. */
export class KillingScene {
  readonly deaths: Deaths = new Map();
  private readonly undecided: Proposed[] = [];
  private readonly decided: Proposed[] = [];
  contacts = new Map<string, string[]>();

  private constructor(
    readonly deployment: Deployment,
    readonly agencies: Agencies,
    readonly view: OutsideView,
    readonly desk: Desk,
  ) {}

  /** Made ready by a process that lives, with so many decisions to be given; what it started is the caller's to stop. */
  static async open(
    kind: 'postgres' | 'sqlite',
    decisions: number,
  ): Promise<{ scene: KillingScene; first: ProductProcess }> {
    const agencies = await Agencies.open();
    const deployment = await Deployment.open(kind, agencies.env);
    const first = await (kind === 'postgres' ? deployment.api() : deployment.all());
    const desk = await new Desk([first.url]).logIn();
    const scene = new KillingScene(
      deployment,
      agencies,
      await OutsideView.open(deployment.database.url),
      desk,
    );
    scene.contacts = await registerAgencies(desk, agencies);
    for (let i = 0; i < decisions; i++) scene.undecided.push(await desk.propose('IV', `山洪 ${i}`));
    return { scene, first };
  }

  next(count: number): Proposed[] {
    const taken = this.undecided.splice(0, count);
    this.decided.push(...taken);
    return taken;
  }

  /**
   * Gives decisions to a process until it dies of one. An incident is logged beside each: a decision that was taken
   * already writes nothing, and some points are only passed when writes meet.
   */
  async decideUntilDeath(product: ProductProcess, point: string, decisions: Proposed[]): Promise<void> {
    let dead = false;
    void product.exited.then(() => {
      dead = true;
    });
    const until = Date.now() + DIES_WITHIN_MS;
    while (!dead && Date.now() < until) {
      await Promise.all(
        decisions.flatMap((decision) => [
          this.desk.decideOnce(decision, product.url).catch(() => null),
          this.desk.logOnce(product.url).catch(() => null),
        ]),
      );
      // While it starts it refuses every connection at once.
      await sleep(25);
    }
    await this.bury(product, point);
  }

  async bury(product: ProductProcess, point: string): Promise<void> {
    const patience = setTimeout(() => void product.kill('SIGTERM'), DIES_WITHIN_MS);
    this.deaths.set(point, await product.exited);
    clearTimeout(patience);
  }

  /** Whoever got no answer asks again; then what arrived is held against the record. */
  async account(url: string) {
    this.desk.urls = [url];
    for (const decision of this.decided)
      expect(await this.desk.decide(decision)).toMatchObject({ outcome: 'approved', level: 'IV' });
    const took = await this.view.settled(SETTLED_WITHIN_MS);
    const incidents = this.decided.map(({ incidentId }) => incidentId);
    const levels = new Map(this.decided.map(({ incidentId, level }) => [incidentId, level]));
    const tasks = await this.view.all('task', { incidentId: incidents, state: 'issued' });
    const mails = await this.view.all('delivery', { channel: 'email' });
    const owed = { tasks, contacts: this.contacts, levels };
    return {
      took,
      tasks: tasks.length,
      failed: await this.view.count('delivery', { state: 'failed' }),
      discrepancies: discrepancies(explained(await this.agencies.arrived(), mails), owed),
      ...(await this.view.verified()),
    };
  }

  async close(): Promise<void> {
    await this.view.close();
    await this.deployment.close();
    await this.agencies.close();
  }
}

export type Account = Awaited<ReturnType<KillingScene['account']>>;

/** What must be said of a record and its agencies once everything is settled. */
export const WHOLE = { failed: 0, discrepancies: NO_DISCREPANCIES, whole: true, fault: null };
