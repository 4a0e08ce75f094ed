import { z } from 'zod';
import { Instant } from './basics.ts';

// Query schemas carry no id: with one, their parameters would vanish from the OpenAPI document.
export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().optional(),
};
export const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : value.split(',')))
  .optional();

export const PageQuery = z.object(page);
export type PageQuery = z.infer<typeof PageQuery>;

/** `true`: exercises only; `false`: everything else; left out: both. */
export const exercise = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional();

export const IncidentQuery = z.object({ ...page, state: list, exercise });
export type IncidentQuery = z.infer<typeof IncidentQuery>;

export const TaskQuery = z.object({
  ...page,
  state: list,
  incidentId: z.string().optional(),
  responseId: z.string().optional(),
  recipient: list,
  /** Which come first. */
  order: z.enum(['oldest', 'newest']).default('oldest'),
});
export type TaskQuery = z.infer<typeof TaskQuery>;

export const ApprovalQuery = z.object({
  ...page,
  state: list,
  post: list,
  incidentId: z.string().optional(),
});
export type ApprovalQuery = z.infer<typeof ApprovalQuery>;

export const DeliveryQuery = z.object({
  ...page,
  state: list,
  incidentId: z.string().optional(),
  taskId: z.string().optional(),
});
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

export const GapQuery = z.object({ ...page, state: list, incidentId: z.string().optional(), exercise });
export type GapQuery = z.infer<typeof GapQuery>;

export const TimelineQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  afterSeq: z.coerce.number().int().min(0).optional(),
  /** Kinds of things that the facts are about, such as `task`. */
  stream: list,
  /** Account or part of the engine that did it. */
  by: z.string().min(1).max(200).optional(),
  /** Recorded at this moment at the latest. */
  until: Instant.optional(),
  order: z.enum(['oldest', 'newest']).default('oldest'),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

export const DutyQuery = z.object({ ...page, state: list });
export type DutyQuery = z.infer<typeof DutyQuery>;
export const MomentQuery = z.object({ at: Instant });
export type MomentQuery = z.infer<typeof MomentQuery>;

export const ImportQuery = z.object({
  /** What a refusal answers with: problem details, or the table with each bad cell marked. */
  errors: z.enum(['list', 'workbook']).default('list'),
  confirmImplausible: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
});
export type ImportQuery = z.infer<typeof ImportQuery>;
