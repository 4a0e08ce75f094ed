import { z } from 'zod';
import { IsoDate, Key, provenance, Text } from './basics.ts';
import { CalendarYear } from './calendar.ts';
import { Agency, Base, ClockRule, Division, Hazard, Indicator, Post, Swing, Unsettled } from './catalogue.ts';
import { Clause } from './clause.ts';
import { DutyRules } from './duty.ts';
import { EscalationStep } from './escalation.ts';
import { Level } from './level.ts';
import { Linkage, LoweredConditions } from './linkage.ts';
import { OfficialRules } from './official.ts';
import { Preparation } from './preparation.ts';
import { ReleaseRules } from './release.ts';
import { ReviewRules } from './review.ts';
import { UpwardRules } from './upward.ts';

/** plan.yaml: what the plan is and since when it is in force. */
export const PlanHeader = z
  .strictObject({
    /** `<jurisdiction>/<plan>`, as in the folder. */
    id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
    title: Text,
    jurisdiction: z.strictObject({ code: z.string(), key: Key, title: Text }),
    effectiveFrom: IsoDate,
    /** First day on which it is no longer in force. */
    effectiveTo: IsoDate.optional(),
    document: z.strictObject({ number: z.string(), issuedOn: IsoDate, replaces: z.string().optional() }),
    timezone: z.string().default('Asia/Shanghai'),
    /** The post that decides an adjustment between two levels: that of the higher or the target level. */
    adjustmentAuthority: z
      .strictObject({ of: z.enum(['higher', 'target']), ...provenance })
      .default({ of: 'higher', source: 'local-policy' }),
    linkage: Linkage.optional(),
    loweredConditions: LoweredConditions.optional(),
    review: ReviewRules.optional(),
    ...provenance,
  })
  .meta({ id: 'PlanHeader' });
export type PlanHeader = z.infer<typeof PlanHeader>;

/** What each file of a plan folder holds; levels/*.yaml hold one level each. */
export const planFiles = {
  'plan.yaml': PlanHeader,
  'hazards.yaml': z.strictObject({ hazards: z.array(Hazard).min(1) }),
  'divisions.yaml': z.strictObject({ divisions: z.array(Division).min(1) }),
  'agencies.yaml': z.strictObject({ agencies: z.array(Agency).min(1) }),
  'posts.yaml': z.strictObject({ posts: z.array(Post).min(1) }),
  'indicators.yaml': z.strictObject({
    indicators: z.array(Indicator).min(1),
    bases: z.array(Base).default([]),
    swings: z.array(Swing).default([]),
  }),
  'clocks.yaml': z.strictObject({ clocks: z.array(ClockRule) }),
  'unsettled.yaml': z.strictObject({ unsettled: z.array(Unsettled) }),
  'preparation.yaml': z.strictObject({ preparation: Preparation }),
  'releases.yaml': z.strictObject({ releases: ReleaseRules }),
  'upward.yaml': z.strictObject({ upward: UpwardRules }),
  'documents.yaml': z.strictObject({ documents: OfficialRules }),
  'clauses.yaml': z.strictObject({ clauses: z.array(Clause) }),
  'calendar.yaml': z.strictObject({ calendar: z.array(CalendarYear) }),
  'escalation.yaml': z.strictObject({ escalation: z.array(EscalationStep) }),
  'duty.yaml': z.strictObject({ duty: DutyRules }),
} as const;

/** Files that a plan may do without, and what then stands for them. */
export const OPTIONAL_FILES: Partial<Record<keyof typeof planFiles, object>> = {
  'preparation.yaml': {},
  'calendar.yaml': { calendar: [] },
  'escalation.yaml': { escalation: [] },
  'releases.yaml': {},
  'upward.yaml': {},
  'documents.yaml': {},
  'duty.yaml': {},
  'clauses.yaml': { clauses: [] },
};

/** A whole plan, as loaded: one version of one jurisdiction's plan. */
export interface Plan extends PlanHeader {
  /** SHA-256 over the canonical JSON of everything below; pins an incident to exactly this text. */
  hash: string;
  hazards: Hazard[];
  divisions: Division[];
  agencies: Agency[];
  posts: Post[];
  indicators: Indicator[];
  bases: Base[];
  swings: Swing[];
  clocks: ClockRule[];
  unsettled: Unsettled[];
  /** What is told to the public; absent where the plan says nothing of it. */
  releases?: ReleaseRules;
  /** What goes to the level above; absent where the plan says nothing of it. */
  upward?: UpwardRules;
  /** Official documents of its own; absent where the plan says nothing of them. */
  documents?: OfficialRules;
  /** The numbered clauses of the text, for tracing; no part of the hash, for they decide nothing. */
  clauses: Clause[];
  /** Years with working days of their own; any other counts Monday to Friday. */
  calendar: CalendarYear[];
  /** What happens, in this order, while a task is not acknowledged; empty: nothing. */
  escalation: EscalationStep[];
  /** Which posts keep a roster and how shifts are handed over; absent where nothing is said of it. */
  duty?: DutyRules;
  /** Gravest first. */
  levels: Level[];
  preparation?: Preparation;
}
