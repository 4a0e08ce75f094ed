import { z } from 'zod';
import type { JournalRow } from '#runtime';
import type { ChainCheck } from '../http/chain-checks.ts';
import { At, describes } from './shown.ts';

const Fact = describes<JournalRow>()(
  z
    .object({
      seq: z.number(),
      at: At,
      incidentId: z.string().nullable(),
      stream: z.string(),
      streamId: z.string(),
      fact: z.string(),
      state: z.string(),
      actor: z.object({
        id: z.string(),
        name: z.string(),
        posts: z.array(z.string()),
        onBehalfOf: z.string().optional(),
      }),
      data: z.record(z.string(), z.unknown()),
      reason: z.string().nullable(),
      cite: z.string().nullable(),
      exercise: z.boolean(),
    })
    .meta({ id: 'Fact' }),
);
export const Timeline = z
  .object({ items: z.array(Fact), next: z.number().nullable() })
  .meta({ id: 'Timeline' });
/** All facts of one thing. */
export const History = z.object({ items: z.array(Fact) }).meta({ id: 'History' });

export const JournalCheck = describes<ChainCheck>()(
  z
    .object({ whole: z.boolean(), seq: z.number(), checkedAt: At, faultSeq: z.number().nullable() })
    .meta({ id: 'JournalCheck' }),
);
