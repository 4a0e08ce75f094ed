import { draftRelease, publishRelease, submitRelease } from '#release';
import { recordSectorFigures, settleVerification } from '#reporting';
import { CALLS, confirmInformed } from '#response';
import type { Actor, Command, TableName, Tables, Where } from '#runtime';
import {
  answerInstruction,
  formWorkGroup,
  GROUP_STEPS,
  giveInstruction,
  INSTRUCTION_STEPS,
  reportFindings,
} from '#tasking';
import type { Given } from '../scenario.ts';
import type { Scene } from '../scene.ts';
import type { followingUpVerbs } from './following-up.ts';

/** What a verb needs to know of the performance that it is part of. */
export interface Part {
  readonly stage: Scene;
  readonly incidentId: string;
  readonly responseId: string;
  when(text: string): number;
  do<I, O>(command: Command<I, O>, input: I, actor: Actor): Promise<O>;
  /** Whoever answers for a recipient itself. */
  own(recipient: string): Actor;
  /** The newest row of the incident that matches; refuses where there is none. */
  newest<K extends TableName>(table: K, where: Where<Tables[K]>): Promise<Tables[K]>;
}

type Acts = { [V in keyof typeof followingUpVerbs]: (given: Given<V>) => Promise<void> };

/** Carries out the verbs that follow a decision up. */
export const followUp = (part: Part): Acts => ({
  sectorFigures: async ({ by, asOf, ...given }) => {
    const actor = by ? part.stage.as(by) : part.own(`agency:${given.agency}`);
    const at = asOf ? part.when(asOf) : part.stage.clock.now();
    await part.do(recordSectorFigures, { ...given, incidentId: part.incidentId, asOf: at }, actor);
  },
  settleVerification: async ({ by, indicator, division = null, ...given }) => {
    const { id } = await part.newest('verification', { indicator, division });
    await part.do(settleVerification, { ...given, verificationId: id }, part.stage.as(by));
  },
  tellPublic: async ({ by, template, publishedBy, correction }) => {
    const input = { incidentId: part.incidentId, template, correction };
    const where = { incidentId: part.incidentId, state: 'published' };
    const published = await part.stage.engine.reader.find('release', where, { orderBy: 'id' });
    const last = published.filter(({ data }) => data.template === template).at(-1);
    const supersedes = correction === undefined ? undefined : (last?.id ?? template);
    const { id: releaseId } = await part.do(draftRelease, { ...input, supersedes }, part.stage.as(by));
    await part.do(submitRelease, { releaseId }, part.stage.as(by));
    await part.do(publishRelease, { releaseId }, part.stage.as(publishedBy));
  },
  confirmInformed: async ({ post, reached }) => {
    const { id: informedId } = await part.newest('informed', { post, confirmedAt: null });
    const actor = part.stage.as(reached ? 'duty-officer' : post);
    const how = reached && { ...reached, at: part.stage.clock.now() };
    await part.do(confirmInformed, { informedId, ...how }, actor);
  },
  call: async ({ by, outcome, ...given }) => {
    await part.do(CALLS[outcome], { ...given, responseId: part.responseId }, part.stage.as(by));
  },
  formWorkGroup: async ({ by, tasks, ...given }) => {
    const mine = { responseId: part.responseId, key: tasks };
    const found = await part.stage.engine.reader.find('task', mine, { orderBy: 'id' });
    const input = { ...given, responseId: part.responseId, taskIds: found.map(({ id }) => id) };
    await part.do(formWorkGroup, input, part.stage.as(by));
  },
  workGroup: async ({ by, title, step, text }) => {
    const groups = await part.stage.engine.reader.find('work_group', { incidentId: part.incidentId });
    const groupId = groups.find(({ data }) => data.title === title)?.id ?? title;
    if (step === 'report') await part.do(reportFindings, { groupId, text: text ?? '' }, part.stage.as(by));
    else await part.do(GROUP_STEPS[step], { groupId, reason: text }, part.stage.as(by));
  },
  instruct: async ({ by, due, ...given }) => {
    const dueAt = due ? { dueAt: part.when(due) } : {};
    await part.do(giveInstruction, { ...given, ...dueAt, incidentId: part.incidentId }, part.stage.as(by));
  },
  instruction: async ({ by, recipient, step, text }) => {
    const { id: instructionId } = await part.newest('instruction', { recipient });
    const command = step === 'answer' ? answerInstruction : INSTRUCTION_STEPS[step];
    await part.do(command, { instructionId, text }, by ? part.stage.as(by) : part.own(recipient));
  },
});
