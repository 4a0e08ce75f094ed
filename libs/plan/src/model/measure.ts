import { z } from 'zod';
import { IsoDuration, Key, provenance, Text } from './basics.ts';

/**
 * Why a task is not sent with the activation but offered to whoever may release it, or armed:
 * - judgement: as need arises (必要时, 视情, 根据需要, 可);
 * - instruction: on another body's plan of use and order;
 * - arrangement: on the government's arrangement;
 * - application: when a county applies;
 * - stability: once the situation is declared stable; armed, and sent by that declaration;
 * - external: when something outside happens, such as the region starting its own response.
 */
export const Condition = z
  .strictObject({
    kind: z.enum(['judgement', 'instruction', 'arrangement', 'application', 'stability', 'external']),
    /** The plan's own qualifier, a word or two. */
    words: z.string().min(1).max(24),
    /** Posts that may release the task; any one of them. */
    releasedBy: z.array(Key).min(1),
  })
  .meta({ id: 'Condition' });
export type Condition = z.infer<typeof Condition>;

export const TaskTemplate = z
  .strictObject({
    /** Stable across levels where the duty is the same; with the agency it identifies the task. */
    key: Key,
    /** The agency or group that does it. */
    agency: Key,
    title: Text,
    /** What exactly to do, when the title does not say it all. */
    detail: Text.optional(),
    /** lead: answers for the duty; joint: a duty shared with the lead; support: helps the lead. */
    role: z.enum(['lead', 'joint', 'support']).default('lead'),
    /** For joint and support tasks: the agency that leads. */
    lead: Key.optional(),
    condition: Condition.optional(),
    due: z.strictObject({ within: IsoDuration, ...provenance }).optional(),
    recurs: z
      .strictObject({ every: IsoDuration, until: z.enum(['stable', 'end']), ...provenance })
      .optional(),
    urgency: z.enum(['urgent', 'routine']).default('urgent'),
    /** Outlives the response: carried into recovery instead of being closed (settlement, evaluation). */
    outlives: z.boolean().default(false),
    ...provenance,
  })
  .meta({ id: 'TaskTemplate' });
export type TaskTemplate = z.infer<typeof TaskTemplate>;

export const Measure = z
  .strictObject({ n: z.int().positive(), title: Text, tasks: z.array(TaskTemplate).min(1), ...provenance })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof Measure>;
