import { submitDuty, waiveDuty } from '#clocks';
import {
  closeIncident,
  correctIncident,
  logIncident,
  revokeDivisionStability,
  revokeStability,
  stabiliseDivision,
  stabiliseIncident,
} from '#incident';
import { endLinkedResponse, recordLinkedResponse, reportCountyResponse } from '#linkage';
import { recordConsultation, submitReport } from '#reporting';
import {
  approve,
  proposeAdjustment,
  proposeResponse,
  proposeTermination,
  rejectProposal,
  resubmitProposal,
  returnProposal,
  signDecision,
  startDirectly,
} from '#response';
import {
  type Actor,
  type Command,
  type TableName,
  type Tables,
  type TaskRow,
  unsettledTasks,
  type Where,
} from '#runtime';
import { ANSWERS, releaseTask, settleTasks } from '#tasking';
import type { Given, Scenario, Step, Verb } from './scenario.ts';
import { VERBS } from './scenario.ts';
import type { Scene } from './scene.ts';
import { followUp, type Part } from './verbs/follow-up.ts';
import { reviewDeeds } from './verbs/review-verbs.ts';
import { callOf } from './verbs/spoken-call.ts';
import { upwardDeeds } from './verbs/upward-verbs.ts';
import { instantOf } from './when.ts';

/** States in which a task can take each kind of answer when `all` are to give it. */
const AT_WORK = ['acknowledged', 'inProgress'];
const NOT_DONE = ['issued', ...AT_WORK];
const OPEN: Record<string, string[]> = {
  acknowledge: ['issued'],
  decline: NOT_DONE,
  'request-adjustment': NOT_DONE,
};

/** A step that found nobody to take it: it would otherwise pass unnoticed. */
export class NoSuchTask extends Error {
  constructor(
    wanted: object,
    readonly what: string = 'task',
  ) {
    super(JSON.stringify(wanted));
  }
}

/** Carries out a scenario's steps, each as the person who took it. */
export class Performance implements Part {
  incidentId = '';
  responseId = '';
  private approvalId = '';
  private readonly reports = new Map<string, string>();
  private readonly start: number;
  private count = 0;

  constructor(
    readonly stage: Scene,
    private readonly scenario: Scenario,
  ) {
    this.start = Date.parse(scenario.start);
  }

  when(text: string): number {
    return instantOf(text, this.start)!;
  }

  /** Does what the step says; rejects with the engine's own refusal. */
  async perform(step: Step): Promise<void> {
    for (const verb of VERBS) {
      const given = step[verb];
      if (given) await (this.verbs[verb] as (given: unknown) => Promise<void>)(given);
    }
  }

  do<I, O>(command: Command<I, O>, input: I, actor: Actor): Promise<O> {
    this.count += 1;
    return this.stage.engine.bus.execute(command, input, { actor, requestId: `step-${this.count}` });
  }

  private readonly verbs: { [V in Verb]: (given: Given<V>) => Promise<void> } = {
    log: async (given) => {
      const { plan, hazard } = this.scenario;
      const input = { hazard, ...given, plan, occurredAt: this.stage.clock.now() };
      this.incidentId = (await this.do(logIncident, input, this.stage.as('duty-officer'))).id;
    },
    report: async ({ by, as, supersedes, asOf, receivedAt, ...given }) => {
      const actor = by ? this.stage.as(by) : this.stage.as('county-reporter', { division: given.division });
      const input = {
        ...given,
        incidentId: this.incidentId,
        asOf: asOf ? this.when(asOf) : this.stage.clock.now(),
        ...(receivedAt ? { receivedAt: this.when(receivedAt) } : {}),
        ...(supersedes ? { supersedes: this.reports.get(supersedes) ?? supersedes } : {}),
      };
      const { id } = await this.do(submitReport, input, actor);
      if (as) this.reports.set(as, id);
    },
    consult: async ({ by, answers, ...given }) => {
      const linked = await Promise.all((answers ?? []).map((subject) => this.linked(subject)));
      await this.do(
        recordConsultation,
        { ...given, incidentId: this.incidentId, answers: linked },
        this.stage.as(by),
      );
    },
    countyResponse: async ({ by, ...given }) => {
      const { division } = given;
      const actor = by ? this.stage.as(by) : this.stage.as('county-reporter', { division });
      const at = this.stage.clock.now();
      await this.do(reportCountyResponse, { ...given, incidentId: this.incidentId, at }, actor);
    },
    linkedResponse: async ({ by, ...given }) => {
      const at = this.stage.clock.now();
      await this.do(recordLinkedResponse, { ...given, incidentId: this.incidentId, at }, this.stage.as(by));
    },
    endLinkedResponse: async ({ by, subject }) => {
      const linkedId = await this.linked(subject);
      await this.do(endLinkedResponse, { linkedId, at: this.stage.clock.now() }, this.stage.as(by));
    },
    settle: async ({ by, outcome, reason, ...where }) => {
      const open = unsettledTasks(await this.some({ ...where, responseId: this.responseId }));
      const settlements = open.map(({ id: taskId }) => ({ taskId, outcome, reason }));
      await this.do(settleTasks, { responseId: this.responseId, settlements }, this.stage.as(by));
    },
    correct: async ({ by, ...given }) => {
      await this.do(correctIncident, { ...given, incidentId: this.incidentId }, this.stage.as(by));
    },
    stabilise: async ({ by, division, reason }) => {
      const input = { incidentId: this.incidentId, reason };
      if (division) await this.do(stabiliseDivision, { ...input, division }, this.stage.as(by));
      else await this.do(stabiliseIncident, input, this.stage.as(by));
    },
    revokeStability: async ({ by, division, reason }) => {
      const input = { incidentId: this.incidentId, reason };
      if (division) await this.do(revokeDivisionStability, { ...input, division }, this.stage.as(by));
      else await this.do(revokeStability, input, this.stage.as(by));
    },
    submitDuty: async ({ by, note, ...which }) => {
      await this.do(submitDuty, { dutyId: await this.duty(which), note }, this.stage.as(by));
    },
    waiveDuty: async ({ by, reason, ...which }) => {
      await this.do(waiveDuty, { dutyId: await this.duty(which), reason }, this.stage.as(by));
    },
    close: async ({ by, reason }) => {
      await this.do(closeIncident, { incidentId: this.incidentId, reason }, this.stage.as(by));
    },
    propose: async ({ by, ...given }) => {
      this.keep(await this.do(proposeResponse, { ...given, incidentId: this.incidentId }, this.stage.as(by)));
    },
    adjust: async ({ by, ...given }) => {
      this.keep(
        await this.do(proposeAdjustment, { ...given, responseId: this.responseId }, this.stage.as(by)),
      );
    },
    terminate: async ({ by, reason }) => {
      this.keep(
        await this.do(proposeTermination, { responseId: this.responseId, reason }, this.stage.as(by)),
      );
    },
    approve: async ({ by, spoken, confirm, ...given }) => {
      const [incident] = await this.stage.engine.reader.get('incident', [this.incidentId]);
      const input = {
        ...given,
        approvalId: this.approvalId,
        ...(confirm ? { confirmAssessment: incident!.data.assessment.seq } : {}),
        ...(spoken && { spoken: await callOf(this.stage, by, spoken.caller) }),
      };
      await this.do(approve, input, this.stage.as(spoken?.recordedBy ?? by));
    },
    return: async ({ by, reason }) => {
      await this.do(returnProposal, { approvalId: this.approvalId, reason }, this.stage.as(by));
    },
    reject: async ({ by, reason }) => {
      await this.do(rejectProposal, { approvalId: this.approvalId, reason }, this.stage.as(by));
    },
    resubmit: async ({ by, ...given }) => {
      await this.do(resubmitProposal, { ...given, approvalId: this.approvalId }, this.stage.as(by));
    },
    sign: async ({ by }) => {
      await this.do(signDecision, { approvalId: this.approvalId }, this.stage.as(by));
    },
    startDirectly: async ({ by, ...given }) => {
      this.keep(await this.do(startDirectly, { ...given, incidentId: this.incidentId }, this.stage.as(by)));
    },
    answer: async ({ recipient, except, key, answer, text, by }) => {
      const found = await this.some({
        ...(recipient === 'all' ? {} : { recipient }),
        ...(key ? { key } : {}),
        state: OPEN[answer] ?? AT_WORK,
      });
      const tasks = found.filter((task) => !except.includes(task.recipient));
      if (!tasks.length) throw new NoSuchTask({ recipient, except, key });
      for (const task of tasks)
        await this.do(
          ANSWERS[answer],
          { taskId: task.id, text },
          by ? this.stage.as(by) : this.own(task.recipient),
        );
    },
    release: async ({ by, key, reason }) => {
      for (const task of await this.some({ key, state: ['offered', 'armed'] }))
        await this.do(releaseTask, { taskId: task.id, reason }, this.stage.as(by));
    },
    ...upwardDeeds(this),
    ...reviewDeeds(this),
    ...followUp(this),
  };

  private keep({ responseId, approvalId }: { responseId: string; approvalId: string }): void {
    this.responseId = responseId;
    this.approvalId = approvalId;
  }

  /** The newest linked response of this subject. */
  private async linked(subject: string): Promise<string> {
    const [row] = await this.stage.engine.reader.find(
      'linked_response',
      { incidentId: this.incidentId, subject },
      { orderBy: 'id', descending: true, limit: 1 },
    );
    return row?.id ?? subject;
  }

  /** The newest duty of this clock and subject. */
  private async duty(which: { clock: string; subject: string }): Promise<string> {
    return (await this.newest('report_duty', which)).id;
  }

  private async some(where: {
    recipient?: string;
    key?: string;
    state?: string[];
    responseId?: string;
  }): Promise<TaskRow[]> {
    const mine = { ...where, incidentId: this.incidentId };
    const tasks = await this.stage.engine.reader.find('task', mine, { orderBy: 'id' });
    if (tasks.length) return tasks;
    throw new NoSuchTask(where);
  }

  /** The newest row of the incident that matches. */
  async newest<K extends TableName>(table: K, where: Where<Tables[K]>): Promise<Tables[K]> {
    const mine = { ...where, incidentId: this.incidentId } as Where<Tables[K]>;
    const [row] = await this.stage.engine.reader.find(table, mine, {
      orderBy: 'id',
      descending: true,
      limit: 1,
    });
    if (row) return row;
    throw new NoSuchTask(where, table);
  }

  /** Whoever answers for the recipient itself. */
  own(recipient: string): Actor {
    const [kind, key] = recipient.split(':') as ['agency' | 'division', string];
    return this.stage.as(kind === 'agency' ? 'agency-member' : 'county-reporter', { [kind]: key });
  }
}
