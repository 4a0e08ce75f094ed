import { z } from 'zod';
import type { AccountRow, TaskRow } from '#runtime';
import { At, describes, page, Words } from './shown.ts';

const Note = z.object({
  at: At,
  by: z.string(),
  onBehalfOf: z.string().nullable(),
  text: z.string(),
  figures: z.record(z.string(), z.number()).optional(),
  answer: z.string().optional(),
});
const Question = z.object({
  id: z.string(),
  text: z.string(),
  at: At,
  byName: z.string(),
  onBehalfOf: z.string().nullable(),
  answer: z.object({ text: z.string(), at: At, byName: z.string() }).nullable(),
});

export const Task = describes<TaskRow>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      state: z.string(),
      incidentId: z.string(),
      responseId: z.string().nullable(),
      key: z.string(),
      recipient: z.string(),
      urgency: z.enum(['urgent', 'routine']),
      dueAt: At.nullable(),
      createdAt: At,
      updatedAt: At,
      context: z.object({ overdue: z.boolean(), adjustmentRequested: z.boolean() }),
      data: z.object({
        title: Words,
        detail: Words.nullable(),
        cite: z.string(),
        measure: z.number().nullable(),
        level: z.string().nullable(),
        role: z.enum(['lead', 'joint', 'support']),
        lead: z.string().nullable(),
        form: z.enum(['order', 'request']),
        condition: z
          .object({ kind: z.string(), words: z.string(), releasedBy: z.array(z.string()) })
          .nullable(),
        source: z.enum(['plan', 'added']),
        recursMs: z.number().nullable(),
        notes: z.array(Note),
        questions: z.array(Question).optional(),
        handler: z.object({ accountId: z.string(), name: z.string(), at: At }).optional(),
        acknowledgedBy: z.string().nullable(),
        acknowledgedAt: At.nullable(),
        escalated: z.number(),
      }),
    })
    .meta({ id: 'Task' }),
);
export const Case = z
  .object({
    id: z.string(),
    kind: z.enum(['incident', 'warning']),
    title: z.string(),
    exercise: z.boolean(),
    hazard: z.string().nullable(),
    affected: z.array(z.string()),
    occurredAt: At.nullable(),
  })
  .meta({ id: 'Case' });
export type Case = z.infer<typeof Case>;
/** With the incidents and warnings that they belong to. */
export const Tasks = page(Task)
  .extend({ cases: z.array(Case) })
  .meta({ id: 'Tasks' });

export const TaskAnswered = z.object({ seq: z.number(), state: z.string() }).meta({ id: 'TaskAnswered' });
export const AllAcknowledged = z
  .object({ acknowledged: z.array(z.string()), passed: z.array(z.string()) })
  .meta({ id: 'AllAcknowledged' });

const Colleague = describes<AccountRow>()(z.object({ id: z.string(), name: z.string() }));
export const Colleagues = z.object({ items: z.array(Colleague) }).meta({ id: 'Colleagues' });
