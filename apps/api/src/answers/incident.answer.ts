import { z } from 'zod';
import type { MergeAnswer, SplitAnswer } from '#incident';
import type { IncidentRow } from '#runtime';
import { Classified } from './assessment.answer.ts';
import { At, describes, Known, page } from './shown.ts';

const Effective = z.object({ reportId: z.string(), asOf: At, figures: Known });
const Stable = z.object({ stable: z.boolean(), at: At, by: z.string(), reason: z.string() });

/** What came from another process: one merged into this, or the one that this was split off. */
const Taken = z.object({ from: z.string(), at: At, joined: z.array(z.string()) });

export const Incident = describes<IncidentRow>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      state: z.string(),
      hazard: z.string(),
      planId: z.string(),
      planVersion: z.string(),
      occurredAt: At,
      createdAt: At,
      updatedAt: At,
      exercise: z.boolean(),
      context: z.object({ mergedInto: z.string().nullable(), was: z.string().nullable() }),
      data: z.object({
        title: z.string(),
        narrative: z.string(),
        place: z.string(),
        otherHazards: z.array(z.string()),
        attributes: z.record(z.string(), z.number()),
        affected: z.array(z.string()),
        effective: z.record(z.string(), Effective),
        assessed: z.object({ figures: Known, judgedBy: z.string(), why: z.string(), at: At }).nullable(),
        base: z.record(z.string(), z.number()),
        stability: z.record(z.string(), Stable),
        assessment: z.object({ seq: z.number(), at: At, classification: Classified }),
        loggedBy: z.string(),
        absorbed: z.array(Taken).optional(),
      }),
    })
    .meta({ id: 'Incident' }),
);
export const Incidents = page(Incident).meta({ id: 'Incidents' });
/** Id and version of what a command made or changed. */
export const Made = z.object({ id: z.string(), seq: z.number() }).meta({ id: 'Made' });

export const Merged = describes<MergeAnswer>()(
  z
    .object({
      into: z.string(),
      seq: z.number(),
      level: z.string().nullable(),
      levelBefore: z.string().nullable(),
    })
    .meta({ id: 'Merged' }),
);
export const Unmerged = z
  .object({ seq: z.number(), state: z.string(), from: z.string() })
  .meta({ id: 'Unmerged' });
export const Split = describes<SplitAnswer>()(
  z
    .object({
      id: z.string(),
      level: z.string().nullable(),
      seq: z.number(),
      levelLeft: z.string().nullable(),
    })
    .meta({ id: 'Split' }),
);
