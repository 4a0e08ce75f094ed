import { z } from 'zod';
import type { PlanChange, PlanItem } from '#plan';
import { describes, Words } from './shown.ts';

const Version = z
  .object({
    id: z.string(),
    effectiveFrom: z.string(),
    effectiveTo: z.string().nullable(),
    /** Whether it is in force today. */
    inForce: z.boolean(),
    title: Words,
    jurisdiction: Words,
    document: z.object({ number: z.string(), issuedOn: z.string(), replaces: z.string().optional() }),
  })
  .meta({ id: 'PlanVersion' });

export const Plans = z.object({ items: z.array(Version), inUse: z.string() }).meta({ id: 'Plans' });

const Item = describes<PlanItem>()(
  z
    .object({
      id: z.string(),
      kind: z.enum([
        ...(['threshold', 'trigger', 'authority', 'task', 'clock'] as const),
        ...(['escalation', 'agency', 'post', 'reading'] as const),
      ]),
      level: z.string().nullable(),
      measure: z.number().nullable(),
      name: Words,
      words: Words,
      cites: z.array(z.string()),
      note: z.string().nullable(),
      agency: z.string().nullable(),
      row: z.string().nullable(),
      bounds: Words.nullable(),
      hazards: z.array(z.string()).nullable(),
    })
    .meta({ id: 'PlanItem' }),
);

const Measure = z.object({ n: z.number(), title: Words, cite: z.string().nullable() });

export const PlanText = z
  .object({
    version: Version,
    hash: z.string(),
    levels: z.array(
      z.object({
        level: z.string(),
        rank: z.number(),
        title: Words,
        startsResponse: z.boolean(),
        measures: z.array(Measure),
      }),
    ),
    /** Measures of preparation on a warning. */
    preparation: z.array(Measure),
    hazards: z.array(z.object({ key: z.string(), title: Words })),
    /** Names of the agencies and groups of this version. */
    agencies: z.array(
      z.object({
        key: z.string(),
        title: Words,
        kind: z.enum(['agency', 'group']),
        chain: z.enum(['inside', 'outside']),
        member: z.boolean(),
      }),
    ),
    clauses: z.array(
      z.object({
        number: z.string(),
        title: Words,
        heading: z.boolean().optional(),
        planned: Words.optional(),
        outOfScope: Words.optional(),
      }),
    ),
    items: z.array(Item),
  })
  .meta({ id: 'PlanText' });

const Change = describes<PlanChange>()(
  z
    .object({
      what: z.enum([
        ...(['plan', 'level', 'threshold', 'authority', 'measure', 'task'] as const),
        ...(['agency', 'post', 'clock', 'reading', 'part'] as const),
      ]),
      change: z.enum(['added', 'removed', 'changed']),
      key: z.string(),
      words: Words,
      name: Words,
      was: Words.nullable(),
      now: Words.nullable(),
    })
    .meta({ id: 'PlanChange' }),
);
export const PlanChanges = z
  .object({ before: Version, after: Version, items: z.array(Change) })
  .meta({ id: 'PlanChanges' });
