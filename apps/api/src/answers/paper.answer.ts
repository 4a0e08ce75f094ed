import { z } from 'zod';
import type { ReleaseRow, UpwardRow } from '#runtime';
import { At, describes, Known } from './shown.ts';

export const UpwardPaper = describes<UpwardRow>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      state: z.string(),
      incidentId: z.string(),
      kind: z.string(),
      post: z.string(),
      exercise: z.boolean(),
      createdAt: At,
      updatedAt: At,
      data: z.object({
        title: z.object({ zh: z.string(), en: z.string().nullable() }),
        body: z.object({ zh: z.string(), en: z.string().nullable() }),
        known: z.object({
          asOf: At.nullable(),
          figures: Known,
          assessmentSeq: z.number(),
          recommendedLevel: z.string().nullable(),
        }),
        number: z.string().nullable(),
        returnedFor: z.string().nullable(),
        items: z.array(
          z.object({ what: z.string(), quantity: z.number(), unit: z.string(), reason: z.string() }),
        ),
      }),
    })
    .meta({ id: 'UpwardPaper' }),
);

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
