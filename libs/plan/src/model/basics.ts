import { z } from 'zod';

/** A short text of our own in both languages; Chinese is what people see first. */
export const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).meta({ id: 'Text' });
export type Text = z.infer<typeof Text>;

/** A stable key: lower-case words joined by hyphens. Keys are never reused for another meaning. */
export const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');

/** An indicator's key as it stands in figures: camelCase. */
export const IndicatorKey = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'camelCase');

/** ISO 8601 calendar date. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD');

/** ISO 8601 duration: days and time parts only, since months and years have no fixed length. */
export const IsoDuration = z
  .string()
  .regex(/^P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/, 'ISO 8601, such as PT2H or P10D');

/**
 * Where an item comes from: a clause of the plan (`cite`), or what a deployment filled in
 * (`source: local-policy`, with the reason in `note`). Lint demands one of the two on every item.
 */
export const provenance = {
  cite: z.string().min(1).optional(),
  source: z.enum(['local-policy', 'statistics-rules', 'published-statistics']).optional(),
  note: z.string().optional(),
};

/** Bounds of a figure. Each is optional; `atLeast`/`atMost` include the number, `moreThan`/`below` do not. */
export const range = {
  atLeast: z.number().optional(),
  moreThan: z.number().optional(),
  below: z.number().optional(),
  atMost: z.number().optional(),
};
export const Range = z.strictObject(range).meta({ id: 'Range' });
export type Range = z.infer<typeof Range>;
