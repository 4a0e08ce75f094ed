import { z } from 'zod';
import type { AdjustmentAnswer, DecisionPreview } from '#response';
import { At, describes, Words } from './shown.ts';

/** Which process something is about, for whoever sees it beside others. */
const About = z.object({
  incidentId: z.string(),
  title: z.string(),
  exercise: z.boolean(),
  hazard: z.string(),
  affected: z.array(z.string()),
});

const Pending = About.extend({
  id: z.string(),
  kind: z.enum(['activation', 'raise', 'lower', 'termination']),
  level: z.string().nullable(),
  /** Level that runs; null before a start. */
  from: z.string().nullable(),
  /** What the figures call for now, and when it was proposed. */
  recommended: z.string().nullable(),
  recommendedThen: z.string().nullable(),
  post: z.string(),
  /** Lies before a post of one's own; otherwise before one below it, or one that lends its authority. */
  own: z.boolean(),
  reason: z.string(),
  proposedAs: z.string(),
  proposedBy: z.string(),
  since: At,
  decideBy: At.nullable(),
}).meta({ id: 'PendingDecision' });

const Unsigned = About.extend({
  id: z.string(),
  level: z.string().nullable(),
  decidedAt: At,
  signBy: At,
}).meta({ id: 'UnsignedDecision' });

/** A document to the level above that was approved by telephone. */
const UnsignedPaper = About.extend({
  id: z.string(),
  heading: z.string(),
  number: z.string(),
  post: z.string(),
  own: z.boolean(),
  approvedAt: At,
  signBy: At,
}).meta({ id: 'UnsignedPaper' });

const Paper = About.extend({
  id: z.string(),
  paper: z.enum(['upward', 'release']),
  heading: z.string(),
  post: z.string(),
  own: z.boolean(),
  since: At,
}).meta({ id: 'PaperToApprove' });

const Running = About.extend({
  id: z.string(),
  level: z.string().nullable(),
  recommended: z.string().nullable(),
  state: z.string(),
  since: At,
  leads: z.string().nullable(),
  leadDelegate: z.string().nullable(),
  /** Whether one leads it by a post of one's own. */
  own: z.boolean(),
  /** Levels to which one may raise or lower it by oneself. */
  within: z.array(z.string()),
  /** The decision on it that is pending. */
  pending: z.string().nullable(),
  tasks: z.object({ all: z.number(), unacknowledged: z.number(), overdue: z.number(), done: z.number() }),
  /** Recipients that have acknowledged nothing yet. */
  silent: z.number(),
  /** Conditional tasks that one may release. */
  offers: z.number(),
  /** Of those, how many somebody asked for. */
  offersAsked: z.number(),
}).meta({ id: 'RunningResponse' });

export const Decisions = z
  .object({
    at: At,
    approvals: z.array(Pending),
    unsigned: z.array(Unsigned),
    unsignedPapers: z.array(UnsignedPaper),
    papers: z.array(Paper),
    responses: z.array(Running),
    /** More lie before one than are shown. */
    more: z.boolean(),
  })
  .meta({ id: 'Decisions' });
export type Decisions = z.infer<typeof Decisions>;

const Duty = z.object({ key: z.string(), title: Words, cite: z.string().nullable() });
const previewed = {
  kind: z.enum(['activation', 'raise', 'lower', 'termination']),
  from: z.string().nullable(),
  level: z.string().nullable(),
  post: z.string(),
  recipients: z.array(
    z.object({
      recipient: z.string(),
      title: Words,
      form: z.enum(['order', 'request']),
      issued: z.array(Duty),
      waiting: z.array(Duty),
      withdrawn: z.array(Duty.extend({ id: z.string(), state: z.string() })),
    }),
  ),
  stay: z.number(),
  informed: z.array(z.object({ post: z.string(), title: Words, cite: z.string().nullable() })),
  unsettled: z.array(
    z.object({ id: z.string(), recipient: z.string(), title: Words, state: z.string(), duty: Words }),
  ),
};
export const Previewed = describes<DecisionPreview>()(z.object(previewed));
/** What would follow, and whether the reader may decide it, would send it on, or neither. */
export const Foreseen = z
  .object({ ...previewed, authority: z.enum(['decides', 'forwards', 'none']) })
  .meta({ id: 'DecisionPreview' });

export const Adjusted = describes<AdjustmentAnswer>()(
  z
    .object({
      responseId: z.string(),
      approvalId: z.string(),
      level: z.string(),
      kind: z.enum(['raise', 'lower']),
    })
    .meta({ id: 'Adjusted' }),
);

export const ApprovalHistory = z
  .object({
    items: z.array(
      z.object({
        at: At,
        fact: z.string(),
        by: z.string(),
        posts: z.array(z.string()),
        level: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ApprovalHistory' });
