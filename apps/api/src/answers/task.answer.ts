import { z } from 'zod';
import type { TaskRow } from '#runtime';
import { At, describes, page, Words } from './shown.ts';

const Note = z.object({
  at: At,
  by: z.string(),
  onBehalfOf: z.string().nullable(),
  text: z.string(),
  figures: z.record(z.string(), z.number()).optional(),
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
        notes: z.array(Note),
        acknowledgedBy: z.string().nullable(),
        acknowledgedAt: At.nullable(),
        escalated: z.number(),
      }),
    })
    .meta({ id: 'Task' }),
);
export const Tasks = page(Task).meta({ id: 'Tasks' });
