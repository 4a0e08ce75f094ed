import { z } from 'zod';
import { IndicatorKey, Key, provenance, Range, range, Text } from './basics.ts';

/**
 * When a branch counts at all. Outside its hazards, or outside a range of an attribute such as `magnitude`,
 * it is not applicable; an attribute that nobody knows makes it applicable but not evaluable.
 */
export const Gate = z
  .strictObject({
    hazards: z.array(Key).min(1).optional(),
    notHazards: z.array(Key).min(1).optional(),
    where: z.record(z.string(), Range).optional(),
  })
  .meta({ id: 'Gate' });
export type Gate = z.infer<typeof Gate>;

/** Over what a figure is taken: the whole jurisdiction, or each division (or township) by itself. */
export const Scope = z.enum(['jurisdiction', 'division', 'township']).meta({ id: 'Scope' });
export type Scope = z.infer<typeof Scope>;

const scoped = {
  per: Scope.optional(),
  /** Once one division has reached the branch, an adjacent one joins at this lower figure. */
  joining: z.strictObject({ atLeast: z.number() }).optional(),
};

/** Several indicators added, in their common unit. Unknown parts make the sum a lower bound. */
export const SumTest = z.strictObject({ sum: z.array(IndicatorKey).min(1), ...scoped, ...range });

/** A sum as a percentage of a named, dated base figure. Bounds are in percent (8 means 8 %). */
export const ShareTest = z.strictObject({
  share: z.strictObject({ of: z.array(IndicatorKey).min(1), base: IndicatorKey }),
  ...scoped,
  ...range,
});

/** Words instead of a number: holds only when a person has said so. */
export const JudgedTest = z.strictObject({ judged: Key });

export const SimpleTest = z.union([SumTest, ShareTest, JudgedTest]);
export type SimpleTest = z.infer<typeof SimpleTest>;

/** One test, or several that must hold together. */
export const Test = z.union([
  SumTest,
  ShareTest,
  JudgedTest,
  z.strictObject({ all: z.array(SimpleTest).min(2) }),
]);
export type Test = z.infer<typeof Test>;

/** One way to reach a criterion. The same key on every level means the same measure. */
export const Branch = z
  .strictObject({ key: Key, title: Text.optional(), gate: Gate.optional(), test: Test, ...provenance })
  .meta({ id: 'Branch' });
export type Branch = z.infer<typeof Branch>;

/** A criterion of a level: alternatives, any of which reaches it. */
export const Criterion = z
  .strictObject({
    key: Key,
    title: Text,
    gate: Gate.optional(),
    anyOf: z.array(Branch).min(1),
    ...provenance,
  })
  .meta({ id: 'Criterion' });
export type Criterion = z.infer<typeof Criterion>;

/** A ground for a level that is words, not numbers; a person judges it. */
export const Trigger = z
  .strictObject({ key: Key, title: Text, judgedBy: z.array(Key).min(1), ...provenance })
  .meta({ id: 'Trigger' });
export type Trigger = z.infer<typeof Trigger>;
