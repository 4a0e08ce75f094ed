import { type LogIncident, logIncident } from '#incident';
import { recordConsultation, type SubmitReport, submitReport } from '#reporting';
import { type Approve, approve, proposeResponse } from '#response';
import { type Actor, listedTasks, type TaskRow, unsettledTasks } from '#runtime';
import { settleTasks } from '#tasking';
import type { TestEngine } from '../../support/engine.ts';

export const PLAN = 'bayingolin/natural-disaster-relief';
export const HEJING = '652827';
export const KORLA = '652801';

/** The post that decides each level, and the dead from which the level is called for (5.x.1, 5.x.2). */
export const LEVELS: Record<string, { decides: string; dead: number }> = {
  I: { decides: 'director', dead: 20 },
  II: { decides: 'deputy-director', dead: 15 },
  III: { decides: 'deputy-director-bureau-head', dead: 10 },
  IV: { decides: 'deputy-office-director', dead: 5 },
};

export interface Running {
  incidentId: string;
  responseId: string;
  approvalId: string;
}

/** What the duty room, the counties and the leaders do every time. */
export class People {
  constructor(private readonly test: TestEngine) {}

  /** Tests share an engine, so an incident is another one unless the test says that it may be the same. */
  async log(given: Partial<LogIncident> = {}, by: Actor | string = 'duty-officer'): Promise<string> {
    const input = {
      plan: PLAN,
      hazard: 'flood',
      title: '洪水',
      occurredAt: this.test.clock.now(),
      divisions: [HEJING],
      confirmDistinct: true,
      ...given,
    };
    return (await this.test.run(logIncident, input, by)).id;
  }

  report(
    incidentId: string,
    figures: SubmitReport['figures'],
    given: Partial<SubmitReport> = {},
    by?: Actor,
  ) {
    const input = { incidentId, division: HEJING, asOf: this.test.clock.now(), figures, ...given };
    const reporter = by ?? this.test.as('county-reporter', { division: input.division });
    return this.test.run(submitReport, input, reporter);
  }

  /** An incident whose figures call for the level, with the office's proposal to start it. */
  async proposed(level: string): Promise<Running> {
    const incidentId = await this.log();
    await this.report(incidentId, { dead: LEVELS[level]!.dead, missing: 0 });
    const { responseId, approvalId } = await this.test.run(proposeResponse, { incidentId, level }, 'office');
    return { incidentId, responseId, approvalId };
  }

  /** A consultation that finds the situation stable. */
  consulted(incidentId: string, stable = ['process']) {
    const input = { incidentId, stable, participants: ['办公室'], conclusion: '灾情稳定' };
    return this.test.run(recordConsultation, input, 'office');
  }

  approve(approvalId: string, by: Actor | string, given: Partial<Approve> = {}) {
    return this.test.run(approve, { approvalId, ...given }, by);
  }

  /** A response that runs at the level, with its messages delivered. */
  async started(level: string): Promise<Running> {
    const running = await this.proposed(level);
    await this.approve(running.approvalId, LEVELS[level]!.decides);
    await this.test.settle();
    return running;
  }

  /** Before an end every open task is settled by itself; here they are all done. */
  async settleAll(responseId: string): Promise<void> {
    const open = unsettledTasks(await this.tasks(responseId));
    const settlements = open.map(({ id: taskId }) => ({
      taskId,
      outcome: 'completed' as const,
      reason: '核实已完成',
    }));
    await this.test.run(settleTasks, { responseId, settlements }, 'office');
  }

  tasks(responseId: string, where: Partial<Pick<TaskRow, 'key' | 'recipient' | 'state'>> = {}) {
    return this.test.reader.find('task', { ...where, responseId }, { orderBy: 'id' });
  }

  /** The one task of this duty and recipient. */
  async task(responseId: string, key: string, agency: string): Promise<TaskRow> {
    const found = await this.tasks(responseId, { key, recipient: `agency:${agency}` });
    if (found.length !== 1) throw new Error(`${found.length} tasks ${key} of ${agency}`);
    return found[0]!;
  }

  member(agency: string): Actor {
    return this.test.as('agency-member', { agency });
  }

  /** The messages that list this task, in the order in which they were made. */
  async deliveries(taskId: string) {
    const { incidentId } = await this.test.row('task', taskId);
    const told = await this.test.reader.find('delivery', { incidentId }, { orderBy: 'id' });
    return told.filter((row) => listedTasks(row).includes(taskId));
  }
}
