import { z } from 'zod';
import { type Actor, planOf, type UpwardRow } from '#runtime';
import {
  answerApplication,
  applyForSupport,
  approveUpward,
  draftUpward,
  dropUpward,
  enterUpward,
  refreshUpward,
  returnUpward,
  sendUpward,
  signUpward,
  submitUpward,
} from '#upward';
import { When } from '../when.ts';
import type { Part } from './follow-up.ts';
import { callOf, Spoken } from './spoken-call.ts';

const KINDS = ['first', 'follow-up', 'verified', 'start', 'change', 'end', 'application'] as const;

const STEP_NAMES = [
  'draft',
  'refresh',
  'submit',
  'approve',
  'return',
  'drop',
  'send',
  'enter',
  'sign',
] as const;

const Upward = z.strictObject({
  kind: z.enum(KINDS),
  /** Steps with the newest document of this kind, one after the other. */
  do: z.array(z.enum(STEP_NAMES)).min(1),
  /** Post that takes the steps; if left out the office writes, the plan's post approves, the duty room sends. */
  by: z.string().optional(),
  /** The draft corrects the newest one that went up; needs the reason. */
  corrects: z.boolean().optional(),
  reason: z.string().optional(),
  /** It is approved by telephone: whoever approves speaks, and signs later. */
  spoken: Spoken.optional(),
  channel: z.enum(['system', 'phone', 'satellite-phone', 'fax', 'document']).default('system'),
  sentAt: When.optional(),
  enteredAt: When.optional(),
  reference: z.string().default(''),
});

export const upwardVerbs = {
  upward: Upward,
  /** Drafts the application for support. */
  applyForSupport: z.strictObject({
    by: z.string().default('office'),
    items: z.array(
      z.strictObject({
        kind: z.string(),
        what: z.string(),
        quantity: z.number(),
        unit: z.string(),
        reason: z.string(),
      }),
    ),
  }),
  answerApplication: z.strictObject({
    by: z.string().default('duty-officer'),
    grants: z.array(z.strictObject({ item: z.int(), granted: z.number(), note: z.string().optional() })),
    document: z.string().optional(),
  }),
} as const;

type Given = z.infer<typeof Upward>;

/** How each of these verbs is done. */
export const upwardDeeds = (doer: Part) => ({
  upward: async (given: Given): Promise<void> => {
    for (const step of given.do) await STEPS[step](doer, given);
  },
  applyForSupport: async ({ by, items }: z.infer<typeof upwardVerbs.applyForSupport>): Promise<void> => {
    await doer.do(applyForSupport, { incidentId: doer.incidentId, items }, doer.stage.as(by));
  },
  answerApplication: async ({
    by,
    ...given
  }: z.infer<typeof upwardVerbs.answerApplication>): Promise<void> => {
    const upwardId = (await newest(doer, 'application'))?.id ?? 'application';
    await doer.do(answerApplication, { ...given, upwardId }, doer.stage.as(by));
  },
});

type Step = (doer: Part, given: Given) => Promise<unknown>;

const STEPS: Record<Given['do'][number], Step> = {
  draft: async (doer, { kind, by, corrects, reason }) => {
    if (kind === 'application') throw new Error('an application is drafted by applyForSupport');
    const old = corrects ? await newest(doer, kind) : null;
    const input = {
      incidentId: doer.incidentId,
      kind,
      ...(old && { supersedes: old.id }),
      ...(reason !== undefined && { correction: reason }),
    };
    return doer.do(draftUpward, input, doer.stage.as(by ?? 'office'));
  },
  refresh: async (doer, given) => doer.do(refreshUpward, await idOf(doer, given), writer(doer, given)),
  submit: async (doer, given) => doer.do(submitUpward, await idOf(doer, given), writer(doer, given)),
  drop: async (doer, given) =>
    doer.do(dropUpward, { ...(await idOf(doer, given)), reason: given.reason ?? '' }, writer(doer, given)),
  approve: async (doer, given) => {
    const { spoken } = given;
    const [step, post] = [await idOf(doer, given), await approver(doer, given)];
    if (!spoken) return doer.do(approveUpward, step, doer.stage.as(post));
    const call = await callOf(doer.stage, post, spoken.caller);
    return doer.do(approveUpward, { ...step, spoken: call }, doer.stage.as(spoken.recordedBy));
  },
  sign: async (doer, given) =>
    doer.do(signUpward, await idOf(doer, given), doer.stage.as(await approver(doer, given))),
  return: async (doer, given) =>
    doer.do(
      returnUpward,
      { ...(await idOf(doer, given)), reason: given.reason ?? '' },
      doer.stage.as(await approver(doer, given)),
    ),
  send: async (doer, given) => {
    const at = given.sentAt === undefined ? {} : { at: doer.when(given.sentAt) };
    const input = { ...(await idOf(doer, given)), channel: given.channel, ...at };
    return doer.do(sendUpward, input, doer.stage.as(given.by ?? 'duty-officer'));
  },
  enter: async (doer, given) => {
    const at = given.enteredAt === undefined ? {} : { at: doer.when(given.enteredAt) };
    const input = { ...(await idOf(doer, given)), reference: given.reference, ...at };
    return doer.do(enterUpward, input, doer.stage.as(given.by ?? 'duty-officer'));
  },
};

const writer = ({ stage }: Part, { by }: Given): Actor => stage.as(by ?? 'office');

async function approver(doer: Part, { kind, by }: Given): Promise<string> {
  if (by) return by;
  const row = await newest(doer, kind);
  const [incident] = await doer.stage.engine.reader.get('incident', [doer.incidentId]);
  const { plan } = planOf(doer.stage.engine.plans, incident!);
  return row?.post ?? plan.upward?.approves ?? 'office';
}

const idOf = async (doer: Part, { kind }: Given): Promise<{ upwardId: string }> => ({
  upwardId: (await newest(doer, kind))?.id ?? kind,
});

async function newest({ stage, incidentId }: Part, kind: UpwardRow['kind']): Promise<UpwardRow | null> {
  const [row = null] = await stage.engine.reader.find(
    'upward',
    { incidentId, kind },
    { orderBy: 'id', descending: true, limit: 1 },
  );
  return row;
}
