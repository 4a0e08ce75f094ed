import { z } from 'zod';
import { followingUpExpect, followingUpVerbs } from './verbs/following-up.ts';
import { reviewVerbs } from './verbs/review-verbs.ts';
import { Spoken } from './verbs/spoken-call.ts';
import { upwardExpectations } from './verbs/upward-expectations.ts';
import { upwardVerbs } from './verbs/upward-verbs.ts';
import { instantOf, When } from './when.ts';

const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Figures = z.record(z.string(), z.number().nullable());
const Reason = z.string().min(1);

const Log = z.strictObject({
  title: z.string(),
  hazard: z.string().optional(),
  place: z.string().optional(),
  divisions: z.array(z.string()).min(1),
  attributes: z.record(z.string(), z.number()).optional(),
  base: z.record(z.string(), z.number()).optional(),
  exercise: z.boolean().optional(),
});

const Report = z.strictObject({
  division: z.string(),
  figures: Figures.default({}),
  asOf: When.optional(),
  receivedAt: When.optional(),
  kind: z.enum(['first', 'follow-up', 'verified']).optional(),
  channel: z.enum(['system', 'phone', 'satellite-phone', 'fax', 'file']).optional(),
  basis: z.enum(['cumulative', 'since-last']).optional(),
  narrative: z.string().optional(),
  /** A zero report: nothing has changed. */
  noChange: z.boolean().optional(),
  needs: z.string().optional(),
  explanation: z.string().optional(),
  townships: z.array(z.strictObject({ name: z.string(), figures: Figures })).optional(),
  /** Post that enters it; the county's own reporter if left out. */
  by: z.string().optional(),
  /** A name for later steps, and the name of the report that this one corrects. */
  as: z.string().optional(),
  supersedes: z.string().optional(),
});

const Approve = z.strictObject({
  by: z.string(),
  level: z.string().optional(),
  reason: z.string().optional(),
  spoken: Spoken.optional(),
  /** Having looked at figures that moved since the proposal. */
  confirm: z.boolean().optional(),
  confirmWithdraw: z.boolean().optional(),
});

/** Conditions lowered by a person (5.5). */
const Lowered = z.strictObject({ ground: z.string(), divisions: z.array(z.string()).optional() });

const verbs = {
  log: Log,
  report: Report,
  consult: z.strictObject({
    by: z.string().default('office'),
    figures: Figures.optional(),
    judged: z.array(z.string()).optional(),
    stable: z.array(z.string()).optional(),
    participants: z.array(z.string()).min(1),
    conclusion: Reason,
    minutes: z.string().optional(),
    /** Subjects of the linked responses that it answers. */
    answers: z.array(z.string()).optional(),
  }),
  countyResponse: z.strictObject({
    division: z.string(),
    level: z.string(),
    /** Post that enters it; the county's own reporter if left out. */
    by: z.string().optional(),
    note: z.string().optional(),
  }),
  linkedResponse: z.strictObject({
    by: z.string().default('duty-officer'),
    kind: z.enum(['specialised', 'region']),
    subject: z.string().optional(),
    level: z.string(),
  }),
  endLinkedResponse: z.strictObject({ by: z.string().default('duty-officer'), subject: z.string() }),
  correct: z.strictObject({
    by: z.string().default('duty-officer'),
    hazard: z.string().optional(),
    divisions: z.array(z.string()).optional(),
    base: z.record(z.string(), z.number()).optional(),
    reason: Reason,
  }),
  /** The whole process, or one division of it. */
  stabilise: z.strictObject({
    by: z.string().default('office'),
    division: z.string().optional(),
    reason: Reason,
  }),
  revokeStability: z.strictObject({
    by: z.string().default('office'),
    division: z.string().optional(),
    reason: Reason,
  }),
  /** The prefecture's own report went up, or a county's straight to the region and the ministry. */
  submitDuty: z.strictObject({
    by: z.string().default('duty-officer'),
    clock: z.string(),
    subject: z.string(),
    note: Reason,
  }),
  waiveDuty: z.strictObject({
    by: z.string().default('office'),
    clock: z.string(),
    subject: z.string(),
    reason: Reason,
  }),
  close: z.strictObject({ by: z.string().default('office'), reason: Reason }),
  propose: z.strictObject({
    by: z.string().default('office'),
    level: z.string(),
    reason: z.string().optional(),
    lowered: Lowered.optional(),
  }),
  adjust: z.strictObject({
    by: z.string().default('office'),
    level: z.string(),
    reason: z.string().optional(),
    lowered: Lowered.optional(),
  }),
  /** Settles every open task that matches; all that are left if nothing narrows them down. */
  settle: z.strictObject({
    by: z.string().default('office'),
    outcome: z.enum(['completed', 'carried-over', 'withdrawn']),
    recipient: z.string().optional(),
    key: z.string().optional(),
    reason: Reason,
  }),
  terminate: z.strictObject({ by: z.string().default('office'), reason: Reason }),
  approve: Approve,
  return: z.strictObject({ by: z.string(), reason: Reason }),
  reject: z.strictObject({ by: z.string(), reason: Reason }),
  resubmit: z.strictObject({
    by: z.string().default('office'),
    level: z.string().optional(),
    reason: z.string().optional(),
  }),
  sign: z.strictObject({ by: z.string() }),
  startDirectly: z.strictObject({ by: z.string(), level: z.string(), reason: Reason }),
  answer: z.strictObject({
    /** `agency:<key>`, `division:<code>` or `all`. */
    recipient: z.string(),
    /** Of `all`, those that stay silent. */
    except: z.array(z.string()).default([]),
    key: z.string().optional(),
    answer: z.enum([
      'acknowledge',
      'start',
      'progress',
      'submit-cycle',
      'complete',
      'decline',
      'request-adjustment',
    ]),
    text: z.string().optional(),
    by: z.string().optional(),
  }),
  release: z.strictObject({ by: z.string(), key: z.string(), reason: Reason }),
  ...upwardVerbs,
  ...reviewVerbs,
  ...followingUpVerbs,
} as const;

const Expect = z.strictObject({
  level: z.string().nullable().optional(),
  basis: z.enum(['reported', 'assessed']).nullable().optional(),
  criteria: z
    .record(
      z.string(),
      z
        .strictObject({
          value: z.number().nullable(),
          level: z.string().nullable(),
          evaluable: z.boolean(),
          applicable: z.boolean(),
          unknown: z.array(z.string()),
        })
        .partial(),
    )
    .optional(),
  incident: z.string().optional(),
  response: z.strictObject({ state: z.string(), level: z.string().nullable() }).partial().optional(),
  approval: z
    .strictObject({ state: z.string(), post: z.string(), signature: z.string() })
    .partial()
    .optional(),
  /** How many tasks match; the first four narrow down which. */
  tasks: z
    .array(
      z.strictObject({
        key: z.string().optional(),
        recipient: z.string().optional(),
        state: z.string().optional(),
        overdue: z.boolean().optional(),
        count: z.int().min(0),
      }),
    )
    .optional(),
  /** How many report duties match; a late one is one whose last round came late. */
  duties: z
    .array(
      z.strictObject({
        clock: z.string().optional(),
        subject: z.string().optional(),
        state: z.string().optional(),
        cycle: z.int().optional(),
        overdue: z.boolean().optional(),
        late: z.boolean().optional(),
        missed: z.int().optional(),
        due: When.optional(),
        count: z.int().min(0).default(1),
      }),
    )
    .optional(),
  deliveries: z
    .array(z.strictObject({ recipient: z.string().optional(), state: z.string(), count: z.int().min(0) }))
    .optional(),
  /** Linked responses by subject, the newest of each. */
  linked: z
    .record(
      z.string(),
      z.strictObject({ state: z.string(), level: z.string().nullable(), consultation: z.string() }).partial(),
    )
    .optional(),
  /** How many posts that must know have not confirmed yet. */
  uninformed: z.int().min(0).optional(),
  /** Facts that were journalled by this step, in this order, others between them allowed. */
  facts: z.array(z.string()).optional(),
  deadlines: z.array(z.string()).optional(),
  ...upwardExpectations,
  ...followingUpExpect,
});
export type Expect = z.infer<typeof Expect>;

const Step = z.strictObject({
  at: When,
  note: z.string().optional(),
  ...(Object.fromEntries(Object.entries(verbs).map(([verb, schema]) => [verb, schema.optional()])) as {
    [Verb in keyof typeof verbs]: z.ZodOptional<(typeof verbs)[Verb]>;
  }),
  /** Code with which the step must be refused. */
  refused: z.string().optional(),
  expect: Expect.optional(),
});
export type Step = z.infer<typeof Step>;
export type Verb = keyof typeof verbs;
export type Given<V extends Verb> = z.infer<(typeof verbs)[V]>;
export const VERBS = Object.keys(verbs) as Verb[];

/** What a scenario's file holds. */
export const ScenarioFile = z.strictObject({
  title: Text,
  /** Where the figures were published; what was mapped or moved stands in `mapping`. */
  sources: z.array(z.url()).min(1),
  mapping: Text,
  plan: z.string(),
  hazard: z.string(),
  start: z.iso.datetime({ offset: true }),
  steps: z.array(Step).min(1),
});

/** A scenario: what happened when, what people did, and what the engine must make of it. */
export const Scenario = ScenarioFile.superRefine(({ start, steps }, context) => {
  let latest = Date.parse(start);
  for (const [index, { at }] of steps.entries()) {
    const now = instantOf(at, Date.parse(start))!;
    if (now < latest)
      context.addIssue({
        code: 'custom',
        path: ['steps', index, 'at'],
        message: 'time does not run backwards: earlier than the step before',
      });
    latest = Math.max(latest, now);
  }
});
export type Scenario = z.infer<typeof Scenario>;
