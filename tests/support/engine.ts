import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Engine, findFault, findStateFault, openEngine, readConfig } from '#engine';
import { logIncident } from '#incident';
import { ManualClock, type Problem } from '#kernel';
import type { StageOptions } from '#replay';
import { recordConsultation, submitReport } from '#reporting';
import { approve, proposeAdjustment, proposeResponse, proposeTermination } from '#response';
import { type Actor, type Command, SYSTEM, type TableName, type TaskRow } from '#runtime';
import { refusalOf } from '../../libs/identity/testing/refusal.ts';
import { COMBINATIONS, type Deployment, deploy } from './combinations.ts';

export const PLAN = 'bayingolin/natural-disaster-relief';
export const at = (time: string): number => Date.parse(`2026-07-${time}+08:00`);
const TABLES: TableName[] = [
  ...(['incident', 'response', 'approval', 'task', 'report', 'delivery'] as const),
  ...(['contact', 'deadline', 'idempotency', 'account', 'session', 'delegation'] as const),
];
/** The post that the plan names for each level, and a death toll that calls for it. */
export const DECIDES = {
  I: 'director',
  II: 'deputy-director',
  III: 'deputy-director-bureau-head',
  IV: 'deputy-office-director',
};
export const DEAD = { I: 25, II: 16, III: 12, IV: 6 };
export type LevelName = keyof typeof DECIDES;

type Input<C> = C extends Command<infer I, any> ? I : never;
type Who = string | Actor;

/** Somebody who holds this post; `county-reporter:652827` and `agency-member:finance` say where. */
export function as(post: string): Actor {
  const [key, place] = post.split(':') as [string, string?];
  const held = place ? { post: key, [key === 'county-reporter' ? 'division' : 'agency']: place } : { post };
  return { id: post, name: post, posts: [held] };
}

/** The real engine on a given database and queue, with a clock moved by hand, and short words for what people do. */
export class Desk {
  private requests = 0;

  private constructor(
    readonly engine: Engine,
    readonly clock: ManualClock,
    private readonly faults: unknown[],
  ) {}

  static async open({ databaseUrl, queue }: Required<StageOptions>, now = at('01T12:00:00')): Promise<Desk> {
    const clock = new ManualClock(now);
    const faults: unknown[] = [];
    const config = readConfig({ DATABASE_URL: databaseUrl, KAIDU_QUEUE: 'in-process' });
    const engine = await openEngine(config, queue, (_where, error) => faults.push(error), { clock });
    for (const cls of ['urgent', 'routine'] as const)
      await queue.consume(cls, (job) => engine.deliverer.handle(job));
    return new Desk(engine, clock, faults);
  }

  get reader() {
    return this.engine.reader;
  }

  get plan() {
    return this.engine.plans.version(PLAN, '2025-06-12').plan;
  }

  do<I, O>(command: Command<I, O>, input: I, who: Who): Promise<O> {
    const actor = typeof who === 'string' ? as(who) : who;
    return this.engine.bus.execute(command, input, { actor, requestId: `request-${++this.requests}` });
  }

  async log(change: Partial<Input<typeof logIncident>> = {}): Promise<string> {
    const input = {
      plan: PLAN,
      hazard: 'flood',
      title: '洪水',
      occurredAt: at('01T08:00:00'),
      divisions: ['652827'],
      confirmDistinct: true,
      ...change,
    };
    return (await this.do(logIncident, input, 'duty-officer')).id;
  }

  report(
    incidentId: string,
    figures: Input<typeof submitReport>['figures'],
    { by = 'county-reporter:652827', ...change }: Partial<Input<typeof submitReport>> & { by?: Who } = {},
  ) {
    const input = { incidentId, division: '652827', asOf: this.clock.now(), figures, ...change };
    return this.do(submitReport, input, by);
  }

  consult(incidentId: string, figures: Input<typeof recordConsultation>['figures']) {
    const input = { incidentId, figures, participants: ['水利局'], conclusion: '研判' };
    return this.do(recordConsultation, input, 'office');
  }

  propose(incidentId: string, level: string, reason?: string) {
    return this.do(proposeResponse, { incidentId, level, reason }, 'office');
  }

  adjust(responseId: string, level: string, reason = '形势变化') {
    return this.do(proposeAdjustment, { responseId, level, reason }, 'office');
  }

  terminate(responseId: string) {
    return this.do(proposeTermination, { responseId, reason: '救助结束' }, 'office');
  }

  approve(approvalId: string, who: Who, change: Partial<Input<typeof approve>> = {}) {
    return this.do(approve, { approvalId, ...change }, who);
  }

  /** A flood whose figures call for the level, proposed. */
  async proposed(level: LevelName, log: Partial<Input<typeof logIncident>> = {}) {
    const incidentId = await this.log(log);
    await this.report(incidentId, { dead: DEAD[level], missing: 0 });
    return { incidentId, ...(await this.propose(incidentId, level)) };
  }

  /** The same, started by the post that the plan names. */
  async started(level: LevelName, log: Partial<Input<typeof logIncident>> = {}) {
    const proposal = await this.proposed(level, log);
    await this.approve(proposal.approvalId, DECIDES[level]);
    await this.settle();
    return proposal;
  }

  /** New figures, a new level proposed and decided. */
  async moved(
    { incidentId, responseId }: { incidentId: string; responseId: string },
    from: LevelName,
    to: LevelName,
  ) {
    await this.report(incidentId, { dead: DEAD[to], missing: 0 }, { asOf: this.clock.now() + 1 });
    const { approvalId } = await this.adjust(responseId, to);
    await this.approve(approvalId, DECIDES[from < to ? from : to], { confirmWithdraw: true });
    await this.settle();
    return approvalId;
  }

  async witness(): Promise<string> {
    const login = 'shift-leader';
    const [known] = await this.reader.find('account', { login });
    const fresh = { login, name: login, posts: [{ post: login }], password: null };
    return (known ?? (await this.engine.accounts.create(fresh, { actor: SYSTEM, requestId: 'witness' }))).id;
  }

  async row<K extends TableName>(table: K, id: string) {
    return (await this.reader.get(table, [id]))[0]!;
  }

  tasks(where: { responseId: string; key?: string; recipient?: string; state?: string | string[] }) {
    return this.reader.find('task', where, { orderBy: 'id' });
  }

  async task(where: { responseId: string; key: string; recipient: string }): Promise<TaskRow> {
    const [task, ...more] = await this.tasks(where);
    expect([task?.key, more.length]).toEqual([where.key, 0]);
    return task!;
  }

  /** Names of the facts about one thing, in order. */
  async facts(stream: string, streamId: string): Promise<string[]> {
    return (await this.reader.facts({ stream, streamId }, { limit: 1000 })).map(({ fact }) => fact);
  }

  /** Waits until everything that was set in motion has come to rest. */
  async settle(): Promise<void> {
    const { bus, queue } = this.engine;
    do {
      await bus.idle();
      await new Promise(setImmediate);
    } while ((await queue.depth('urgent')) + (await queue.depth('routine')) > 0);
    await bus.idle();
    expect(this.faults).toEqual([]);
  }

  /** The refusal that the work ends in; every table and the journal stay as they were. */
  async refusal(work: () => Promise<unknown>): Promise<Problem> {
    await this.settle();
    const before = await this.everything();
    const problem = await refusalOf(work);
    expect(problem.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(`${problem.zh}${problem.en}`).not.toContain('{');
    await this.settle();
    expect(await this.everything()).toEqual(before);
    return problem;
  }

  /** Journal and state rows agree with themselves and with each other. */
  async expectWhole(): Promise<void> {
    expect(await findFault(this.engine.store)).toBeNull();
    expect(await findStateFault(this.reader)).toBeNull();
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private async everything() {
    const rows = await Promise.all(TABLES.map((table) => this.reader.find(table, {}, { orderBy: 'id' })));
    return { head: await this.reader.head(), rows };
  }
}

type Cases = (test: (name: string, work: (desk: Desk) => Promise<void>) => void) => void;

/** Runs the cases on both databases with both queues; the cases of a file share an engine, never an incident. */
export function everywhere(cases: Cases): void {
  describe.each(COMBINATIONS)('on %s with the %s queue', (database, queue) => {
    let deployment: Deployment;
    let desk: Desk;
    beforeAll(async () => {
      deployment = await deploy(database, queue);
      desk = await Desk.open(deployment.options());
    }, 30_000);
    afterAll(async () => {
      await desk?.close();
      await deployment?.drop();
    });
    cases((name, work) => test(name, () => work(desk), 30_000));
  });
}
