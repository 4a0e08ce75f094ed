import { z } from 'zod';
import { IsoDuration, Key, provenance, Text } from './basics.ts';
import { Criterion, Trigger } from './criterion.ts';
import { Measure, TaskTemplate } from './measure.ts';

/** Who proposes a level, who decides it, who is told and who leads. All are keys of posts. */
export const Activation = z
  .strictObject({
    proposes: Key,
    decides: Key,
    informs: z.array(Key),
    leads: Key,
    /** Posts to which the leading post may delegate leading (never deciding). */
    leadingDelegates: z.array(Key).optional(),
    /** Posts that may start this level without a proposal and without figures. */
    direct: z.strictObject({ by: z.array(Key).min(1), ...provenance }).optional(),
    proposal: z.strictObject({ within: IsoDuration, ...provenance }).optional(),
    leadsCite: z.string().optional(),
    ...provenance,
  })
  .meta({ id: 'Activation' });
export type Activation = z.infer<typeof Activation>;

export const Level = z
  .strictObject({
    level: z.string().min(1),
    /** 1 is the gravest. */
    rank: z.int().positive(),
    title: Text,
    /** False for a grade that is only stated and starts no response. */
    startsResponse: z.boolean().default(true),
    criteria: z.array(Criterion).default([]),
    triggers: z.array(Trigger).default([]),
    activation: Activation.optional(),
    /** Duties in the paragraph before the numbered measures. */
    opening: z.strictObject({ tasks: z.array(TaskTemplate).min(1), ...provenance }).optional(),
    measures: z.array(Measure).default([]),
    ...provenance,
  })
  .meta({ id: 'Level' });
export type Level = z.infer<typeof Level>;
