import { z } from 'zod';
import { When } from '../when.ts';

const Reason = z.string().min(1);

/** What follows a decision: figures of departments, texts for the public, calls, work groups, instructions. */
export const followingUpVerbs = {
  /** What a department counted (4.1.2); recorded by its own member if `by` is left out. */
  sectorFigures: z.strictObject({
    agency: z.string(),
    division: z.string().optional(),
    figures: z.record(z.string(), z.number().nullable()),
    asOf: When.optional(),
    by: z.string().optional(),
  }),
  /** Settles the newest joint verification of this indicator and place (4.1.5). */
  settleVerification: z.strictObject({
    by: z.string().default('office'),
    indicator: z.string(),
    division: z.string().optional(),
    conclusion: Reason,
    document: z.string(),
  }),
  /** Drafts a text from its template, submits it and has it published (4.2). */
  tellPublic: z.strictObject({
    by: z.string().default('office'),
    template: z.string(),
    publishedBy: z.string(),
    /** The newest published text of the template is corrected by this one, for this reason. */
    correction: z.string().optional(),
  }),
  /** A post that had to be told says that it knows: by itself, or reached by the duty officer. */
  confirmInformed: z.strictObject({
    post: z.string(),
    reached: z
      .strictObject({ how: z.enum(['phone', 'in-person', 'document']), spokenWith: z.string() })
      .optional(),
  }),
  /** A line of the call sheet. */
  call: z.strictObject({
    by: z.string().default('duty-officer'),
    recipient: z.string(),
    outcome: z.enum(['reached', 'no-answer', 'passed-on']),
    spokenWith: z.string().optional(),
    passedTo: z.string().optional(),
  }),
  formWorkGroup: z.strictObject({
    by: z.string().default('office'),
    title: z.string(),
    members: z.array(z.string()).min(1),
    leader: z.string(),
    destination: z.string(),
    purpose: z.string(),
    /** Keys of the tasks that it carries out. */
    tasks: z.array(z.string()).default([]),
  }),
  /** A step of the work group of this title; `report` carries what it found. */
  workGroup: z.strictObject({
    by: z.string().default('office'),
    title: z.string(),
    step: z.enum(['send', 'report', 'return', 'close', 'disband']),
    text: z.string().optional(),
  }),
  /** A leader's written instruction. */
  instruct: z.strictObject({
    by: z.string().default('duty-officer'),
    post: z.string(),
    recipient: z.string(),
    text: Reason,
    due: When.optional(),
  }),
  /** What became of the newest instruction to this recipient; without `by` the recipient answers itself. */
  instruction: z.strictObject({
    by: z.string().optional(),
    recipient: z.string(),
    step: z.enum(['answer', 'accept', 'reopen', 'withdraw']),
    text: z.string().optional(),
  }),
} as const;

const count = z.int().min(0).default(1);

/** How many of each match; what is left out may be anything. */
export const followingUpExpect = {
  verifications: z
    .array(
      z.strictObject({
        indicator: z.string().optional(),
        division: z.string().nullable().optional(),
        state: z.enum(['open', 'settled']),
        count,
      }),
    )
    .optional(),
  /** Texts for the public by template and state. */
  texts: z.array(z.strictObject({ template: z.string(), state: z.string(), count })).optional(),
  workGroups: z.array(z.strictObject({ state: z.string(), count })).optional(),
  instructions: z
    .array(
      z.strictObject({
        recipient: z.string().optional(),
        state: z.string(),
        overdue: z.boolean().optional(),
        count,
      }),
    )
    .optional(),
} as const;
