import { z } from 'zod';

// Query schemas carry no id: with one, their parameters would vanish from the OpenAPI document.
const page = { limit: z.coerce.number().int().min(1).max(500).default(50), after: z.string().optional() };
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : value.split(',')))
  .optional();

export const PageQuery = z.object(page);
export type PageQuery = z.infer<typeof PageQuery>;

export const IncidentQuery = z.object({ ...page, state: list });
export type IncidentQuery = z.infer<typeof IncidentQuery>;

export const TaskQuery = z.object({
  ...page,
  state: list,
  incidentId: z.string().optional(),
  responseId: z.string().optional(),
  recipient: list,
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

export const TimelineQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  afterSeq: z.coerce.number().int().min(0).optional(),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;
