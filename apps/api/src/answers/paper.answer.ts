import { z } from 'zod';
import type { ReleaseRow } from '#runtime';
import { At, describes } from './shown.ts';

export const ReleasePaper = describes<ReleaseRow>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      state: z.string(),
      incidentId: z.string(),
      exercise: z.boolean(),
      createdAt: At,
      updatedAt: At,
      data: z.object({
        title: z.string(),
        body: z.string(),
        assessmentSeq: z.number(),
        returnedFor: z.string().nullable(),
        correction: z.string().nullable(),
      }),
    })
    .meta({ id: 'ReleasePaper' }),
);
