import { z } from 'zod';
import { IsoDate, Key, provenance, Text } from './basics.ts';
import { Agency, Base, ClockRule, Division, Hazard, Indicator, Post, Unsettled } from './catalogue.ts';
import { Level } from './level.ts';

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
  }),
  'clocks.yaml': z.strictObject({ clocks: z.array(ClockRule) }),
  'unsettled.yaml': z.strictObject({ unsettled: z.array(Unsettled) }),
} as const;

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
  clocks: ClockRule[];
  unsettled: Unsettled[];
  /** Gravest first. */
  levels: Level[];
}
