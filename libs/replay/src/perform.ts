import { correctIncident, logIncident, revokeStability, stabiliseIncident } from '#incident';
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
import type { Actor, Command, TaskRow } from '#runtime';
import { ANSWERS, releaseTask } from '#tasking';
import type { Given, Scenario, Step, Verb } from './scenario.ts';
import { VERBS } from './scenario.ts';
import type { Stage } from './stage.ts';
import { instantOf } from './when.ts';

/** States in which a task can take each kind of answer when `all` are to give it. */
const OPEN: Record<string, string[]> = { acknowledge: ['issued'] };
const AT_WORK = ['acknowledged', 'inProgress'];

/** A step that found nobody to take it: it would otherwise pass unnoticed. */
export class NoSuchTask extends Error {}

/** Carries out a scenario's steps, each as the person who took it. */
export class Performance {
  incidentId = '';
  private responseId = '';
  private approvalId = '';
  private readonly reports = new Map<string, string>();
  private readonly start: number;
  private count = 0;

  constructor(
    private readonly stage: Stage,
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

  private do<I, O>(command: Command<I, O>, input: I, actor: Actor): Promise<O> {
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
    consult: async ({ by, ...given }) => {
      await this.do(recordConsultation, { ...given, incidentId: this.incidentId }, this.stage.as(by));
    },
    correct: async ({ by, ...given }) => {
      await this.do(correctIncident, { ...given, incidentId: this.incidentId }, this.stage.as(by));
    },
    stabilise: async ({ by, reason }) => {
      await this.do(stabiliseIncident, { incidentId: this.incidentId, reason }, this.stage.as(by));
    },
    revokeStability: async ({ by, reason }) => {
      await this.do(revokeStability, { incidentId: this.incidentId, reason }, this.stage.as(by));
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
        ...(spoken && {
          spoken: {
            post: by,
            caller: spoken.caller,
            calledAt: this.stage.clock.now(),
            readBack: true,
            witness: await this.stage.witness(),
          },
        }),
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
    answer: async ({ recipient, key, answer, text, by }) => {
      const tasks = await this.some({
        ...(recipient === 'all' ? {} : { recipient }),
        ...(key ? { key } : {}),
        state: OPEN[answer] ?? AT_WORK,
      });
      for (const task of tasks)
        await this.do(ANSWERS[answer], { taskId: task.id, text }, by ? this.stage.as(by) : this.own(task));
    },
    release: async ({ by, key, reason }) => {
      for (const task of await this.some({ key, state: ['offered', 'armed'] }))
        await this.do(releaseTask, { taskId: task.id, reason }, this.stage.as(by));
    },
  };

  private keep({ responseId, approvalId }: { responseId: string; approvalId: string }): void {
    this.responseId = responseId;
    this.approvalId = approvalId;
  }

  private async some(where: { recipient?: string; key?: string; state?: string[] }): Promise<TaskRow[]> {
    const mine = { ...where, incidentId: this.incidentId };
    const tasks = await this.stage.engine.reader.find('task', mine, { orderBy: 'id' });
    if (tasks.length) return tasks;
    throw new NoSuchTask(JSON.stringify(where));
  }

  /** Whoever answers for the recipient itself. */
  private own({ recipient }: TaskRow): Actor {
    const [kind, key] = recipient.split(':') as ['agency' | 'division', string];
    return this.stage.as(kind === 'agency' ? 'agency-member' : 'county-reporter', { [kind]: key });
  }
}
