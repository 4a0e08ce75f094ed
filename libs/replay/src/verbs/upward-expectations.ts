import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { reviewOf } from '#review';
import { planOf } from '#runtime';
import { owedUpward } from '#upward';
import type { Miss } from '../check.ts';
import type { Scene } from '../scene.ts';

const count = z.int().min(0);

/** What a step must have led to in documents to the level above, and in the review. */
export const upwardExpectations = {
  /** How many documents match. */
  upward: z
    .array(
      z.strictObject({
        ...{ kind: z.string().optional(), state: z.string().optional(), count },
        /** What became of the signature of an approval by telephone. */
        signature: z.enum(['none', 'awaiting', 'signed', 'lapsed']).optional(),
      }),
    )
    .optional(),
  owedUpward: z
    .strictObject({ notices: count, duties: count, unentered: count, unanswered: count })
    .partial()
    .optional(),
  /** Of the review as it now reads. */
  review: z
    .strictObject({
      state: z.string().nullable(),
      decisions: count,
      /** Clocks that came out so, of all kinds. */
      kept: count,
      late: count,
      missed: count,
      unreached: count,
      findings: count,
      /** States of the proposals to change the plan, in the order in which they were made. */
      proposals: z.array(z.string()),
    })
    .partial()
    .optional(),
} as const;

type Expectations = {
  [Part in keyof typeof upwardExpectations]?: z.infer<(typeof upwardExpectations)[Part]>;
};

/** Compares these expectations with the record. */
export async function checkUpward(
  { engine, clock }: Scene,
  incidentId: string,
  expect: Expectations,
): Promise<Miss[]> {
  const { reader, plans } = engine;
  const misses: Miss[] = [];
  const compare = (what: string, expected: unknown, actual: unknown) => {
    if (!isDeepStrictEqual(expected, actual)) misses.push({ what, expected, actual });
  };
  for (const { count: wanted, signature, ...where } of expect.upward ?? []) {
    const rows = await reader.find('upward', { incidentId, ...where });
    const so = rows.filter(({ context }) => !signature || (context.signature ?? 'none') === signature);
    compare(`upward ${JSON.stringify({ ...where, signature })}`, wanted, so.length);
  }
  if (expect.owedUpward) {
    const [incident] = await reader.get('incident', [incidentId]);
    const { plan } = planOf(plans, incident!);
    const rows = await reader.find('upward', { incidentId });
    const owed = owedUpward(plan, rows, await reader.find('report_duty', { incidentId }));
    for (const [part, wanted] of Object.entries(expect.owedUpward))
      compare(`owedUpward.${part}`, wanted, owed[part as keyof typeof owed].length);
  }
  if (expect.review) {
    const review = await reviewOf(reader, plans, incidentId, clock.now());
    const out = (outcome: string) => review.clocks.filter((each) => each.outcome === outcome).length;
    const actual = {
      state: review.review?.state ?? null,
      decisions: review.decisions.length,
      kept: out('kept'),
      late: out('late'),
      missed: out('missed'),
      unreached: review.unreached.length,
      findings: review.findings.length,
      proposals: Array.from(review.proposals, ({ state }) => state),
    };
    for (const [part, wanted] of Object.entries(expect.review))
      compare(`review.${part}`, wanted, actual[part as keyof typeof actual]);
  }
  return misses;
}
