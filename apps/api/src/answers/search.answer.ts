import { z } from 'zod';
import { At, Words } from './shown.ts';

/** The first of one kind; `more` where there are others that are not told. */
const found = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), more: z.boolean() });

export const Found = z
  .object({
    incidents: found(
      z.object({
        ...{ id: z.string(), title: z.string(), place: z.string(), hazard: z.string(), state: z.string() },
        ...{ affected: z.array(z.string()), occurredAt: At, exercise: z.boolean() },
      }),
    ),
    tasks: found(
      z.object({
        ...{ id: z.string(), incidentId: z.string(), responseId: z.string().nullable(), title: Words },
        ...{ recipient: z.string(), state: z.string(), dueAt: At.nullable() },
        /** Of the incident or warning that it belongs to; empty where that is gone. */
        about: z.string(),
        exercise: z.boolean(),
      }),
    ),
    documents: found(
      z.object({
        ...{ id: z.string(), incidentId: z.string(), number: z.string(), title: z.string() },
        ...{ issuedAt: At, exercise: z.boolean() },
      }),
    ),
    /** Reports, notices and applications to the level above; a number comes with the approval. */
    upward: found(
      z.object({
        ...{ id: z.string(), incidentId: z.string(), kind: z.string(), state: z.string() },
        title: z.object({ zh: z.string(), en: z.string().nullable() }),
        ...{ number: z.string().nullable(), createdAt: At, exercise: z.boolean() },
      }),
    ),
    contacts: found(
      z.object({
        ...{ id: z.string(), recipient: z.string(), title: Words, channel: z.string() },
        ...{ address: z.string(), role: z.string() },
      }),
    ),
    agencies: found(z.object({ key: z.string(), title: Words })),
    clauses: found(z.object({ number: z.string(), title: Words })),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;
