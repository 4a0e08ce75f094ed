import { z } from 'zod';
import { instantOf } from './when.ts';

const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Figures = z.record(z.string(), z.number().nullable());
/** An instant with its offset, or the time since the scenario's start: `+2h30m`, `+P1DT6H`. */
const When = z
  .string()
  .refine((text) => instantOf(text, 0) !== null, 'expected 2026-07-01T08:00:00+08:00, +2h30m or +PT2H30M');
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
  figures: Figures,
  asOf: When.optional(),
  receivedAt: When.optional(),
  kind: z.enum(['first', 'follow-up', 'verified']).optional(),
  channel: z.enum(['system', 'phone', 'satellite-phone', 'fax', 'file']).optional(),
  basis: z.enum(['cumulative', 'since-last']).optional(),
  narrative: z.string().optional(),
  /** Post that enters it; the county's own reporter if left out. */
  by: z.string().optional(),
  /** A name for later steps, and the name of the report that this one corrects. */
  as: z.string().optional(),
  supersedes: z.string().optional(),
});

const Spoken = z.strictObject({ caller: z.string(), recordedBy: z.string().default('duty-officer') });

const Approve = z.strictObject({
  by: z.string(),
  level: z.string().optional(),
  reason: z.string().optional(),
  /** Recorded for the post by the duty officer, the shift leader being witness. */
  spoken: Spoken.optional(),
  /** Having looked at figures that moved since the proposal. */
  confirm: z.boolean().optional(),
  confirmWithdraw: z.boolean().optional(),
});

const verbs = {
  log: Log,
  report: Report,
  consult: z.strictObject({
    by: z.string().default('office'),
    figures: Figures.optional(),
    judged: z.array(z.string()).optional(),
    participants: z.array(z.string()).min(1),
    conclusion: Reason,
  }),
  correct: z.strictObject({
    by: z.string().default('duty-officer'),
    hazard: z.string().optional(),
    divisions: z.array(z.string()).optional(),
    base: z.record(z.string(), z.number()).optional(),
    reason: Reason,
  }),
  stabilise: z.strictObject({ by: z.string().default('office'), reason: Reason }),
  revokeStability: z.strictObject({ by: z.string().default('office'), reason: Reason }),
  propose: z.strictObject({
    by: z.string().default('office'),
    level: z.string(),
    reason: z.string().optional(),
  }),
  adjust: z.strictObject({
    by: z.string().default('office'),
    level: z.string(),
    reason: z.string().optional(),
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
  deliveries: z
    .array(z.strictObject({ recipient: z.string().optional(), state: z.string(), count: z.int().min(0) }))
    .optional(),
  /** Facts that were journalled by this step, in this order, others between them allowed. */
  facts: z.array(z.string()).optional(),
  deadlines: z.array(z.string()).optional(),
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
