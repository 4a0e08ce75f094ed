import { z } from 'zod';
import type { AsKnown as AsKnownThen } from '#history';
import type { Classification, CriterionResult, Evaluation } from '#plan';
import type { Totals } from '#runtime';
import { At, describes, Known, Words } from './shown.ts';

const Basis = z.enum(['reported', 'assessed']);
const Criterion = describes<CriterionResult>()(
  z
    .object({
      key: z.string(),
      cite: z.string().nullable(),
      basis: Basis,
      value: z.number().nullable(),
      level: z.string().nullable(),
      evaluable: z.boolean(),
      applicable: z.boolean(),
      unknown: z.array(z.string()),
      next: z.object({ level: z.string(), atLeast: z.number(), need: z.number().nullable() }).nullable(),
    })
    .meta({ id: 'CriterionResult' }),
);
const classified = {
  level: z.string().nullable(),
  basis: Basis.nullable(),
  criteria: z.array(Criterion),
};
export const Classified = describes<Classification>()(z.object(classified).meta({ id: 'Classification' }));
const Evaluated = describes<Evaluation>()(
  z
    .object({ basis: Basis, level: z.string().nullable(), criteria: z.array(Criterion) })
    .meta({ id: 'Evaluation' }),
);
const evaluations = { reported: Evaluated, assessed: Evaluated.nullable(), explanation: Words };

export const WhatIf = z.object({ ...classified, ...evaluations }).meta({ id: 'WhatIf' });

const Totalled = describes<Totals>()(
  z.object({
    figures: z.record(z.string(), z.number().nullable()),
    missingFrom: z.record(z.string(), z.array(z.string())),
  }),
);
export const Assessment = z
  .object({
    seq: z.number(),
    at: At,
    ...classified,
    ...evaluations,
    totals: Totalled,
    lowered: z.array(
      z.object({
        approvalId: z.string(),
        state: z.string(),
        ground: z.string().optional(),
        divisions: z.array(z.string()).optional(),
        explanation: Words,
      }),
    ),
  })
  .meta({ id: 'Assessment' });

const ResponseThen = z.object({ state: z.string(), level: z.string().nullable() });
export const AsKnown = describes<AsKnownThen>()(
  z
    .object({
      at: At,
      journalSeq: z.number(),
      state: z.string(),
      hazard: z.string(),
      planVersion: z.string(),
      level: z.string().nullable(),
      basis: Basis.nullable(),
      data: z.object({
        affected: z.array(z.string()),
        effective: z.record(z.string(), z.object({ asOf: At, figures: Known })),
      }),
      responses: z.record(z.string(), ResponseThen),
      evaluations: z.object({ totals: Totalled }),
    })
    .meta({ id: 'AsKnown' }),
);
