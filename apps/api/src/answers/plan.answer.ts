import { z } from 'zod';
import type { Plan } from '#plan';
import { describes, Words } from './shown.ts';

const Keyed = z.object({ key: z.string(), title: Words });
/** The parts of a plan that name things; the rest of it is in the answer too. */
export const PlanShown = describes<Plan>()(
  z
    .object({
      id: z.string(),
      effectiveFrom: z.string(),
      title: Words,
      jurisdiction: z.object({ key: z.string(), title: Words }),
      hazards: z.array(Keyed),
      divisions: z.array(
        z.object({ code: z.string(), key: z.string(), title: Words, kind: z.string(), counted: z.boolean() }),
      ),
      agencies: z.array(
        z.object({ key: z.string(), title: Words, kind: z.string(), chain: z.enum(['inside', 'outside']) }),
      ),
      posts: z.array(
        z.object({
          key: z.string(),
          title: Words,
          may: z.array(z.string()),
          per: z.enum(['division', 'agency']).optional(),
          superior: z.string().optional(),
        }),
      ),
      indicators: z.array(
        z.object({
          key: z.string(),
          title: Words,
          unit: z.object({ key: z.string(), zh: z.string(), en: z.string() }),
          fractional: z.boolean(),
          kind: z.enum(['cumulative', 'stock']),
          definition: Words.optional(),
        }),
      ),
      clocks: z.array(
        Keyed.extend({ report: z.enum(['first', 'follow-up', 'verified', 'direct']).optional() }),
      ),
      /** What goes to the level above. */
      upward: z
        .object({
          approves: z.string(),
          to: Words,
          system: z.object({ title: Words }),
          figures: z.array(z.object({ indicator: z.string(), hazards: z.array(z.string()).optional() })),
          templates: z.array(z.object({ kind: z.string(), title: Words, approves: z.string().optional() })),
          support: z
            .object({
              to: Words,
              levels: z.array(z.object({ level: z.string(), approves: z.string() })),
              kinds: z.array(Keyed),
            })
            .optional(),
        })
        .optional(),
      /** Posts that keep a roster. */
      duty: z.object({ posts: z.array(z.string()) }).optional(),
      levels: z.array(
        z.object({
          level: z.string(),
          rank: z.number(),
          title: Words,
          startsResponse: z.boolean(),
          activation: z
            .object({
              ...{ proposes: z.string(), decides: z.string(), leads: z.string() },
              leadingDelegates: z.array(z.string()).optional(),
            })
            .optional(),
          criteria: z.array(
            z.object({
              key: z.string(),
              title: Words,
              anyOf: z.array(
                z.object({
                  key: z.string(),
                  title: Words.optional(),
                  cite: z.string().optional(),
                  test: z.object({
                    sum: z.array(z.string()).optional(),
                    share: z.object({ of: z.array(z.string()), base: z.string() }).optional(),
                    atLeast: z.number().optional(),
                    moreThan: z.number().optional(),
                  }),
                }),
              ),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'Plan' }),
);
