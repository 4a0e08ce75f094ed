import { z } from 'zod';
import { At } from './shown.ts';

export const Wall = z
  .object({
    /** Recipients with tasks of open responses that they have not acknowledged, the longest first. */
    silent: z.array(z.object({ recipient: z.string(), tasks: z.number(), since: At, exercise: z.boolean() })),
    /** What happened last, newest first; facts of one kind in one incident that follow each other are one. */
    latest: z.array(
      z.object({
        ...{ seq: z.number(), at: At, fact: z.string(), by: z.string(), count: z.number() },
        ...{ incidentId: z.string(), title: z.string(), exercise: z.boolean() },
        data: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'Wall' });
export type Wall = z.infer<typeof Wall>;
