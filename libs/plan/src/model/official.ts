import { z } from 'zod';
import { IndicatorKey, Key, provenance, Text } from './basics.ts';
import { UpwardFigure } from './upward.ts';

/** The jurisdiction's official documents, each written from one kind of thing in the record. */
export const OFFICIAL_KINDS = [
  ...(['proposal', 'approval-sheet'] as const),
  ...(['start', 'adjustment', 'termination'] as const),
  ...(['bulletin', 'duty-report', 'minutes'] as const),
  ...(['supervision', 'letter'] as const),
] as const;
export type OfficialKind = (typeof OFFICIAL_KINDS)[number];

/** How a page is made up (GB/T 9704): document, letter and minutes; bulletins and sheets follow custom. */
export const OFFICIAL_FORMS = ['document', 'letter', 'minutes', 'bulletin', 'sheet'] as const;
export type OfficialForm = (typeof OFFICIAL_FORMS)[number];

/** What a part of a document is written from. */
export const OFFICIAL_PARTS = [
  ...(['figures', 'counties', 'assessment', 'tasks'] as const),
  ...(['consultation', 'happenings', 'on-duty', 'sheet'] as const),
] as const;
export type OfficialPart = (typeof OFFICIAL_PARTS)[number];

/** Somebody by name, or whoever the record says it is. */
export const Addressee = z
  .union([
    z.strictObject({ words: z.string().min(1) }),
    z.strictObject({ of: z.enum(['decider', 'informed', 'affected', 'tasked', 'recipient']) }),
  ])
  .meta({ id: 'Addressee' });
export type Addressee = z.infer<typeof Addressee>;

/** Numbers that are drawn one after another; `{n}` is the next, `{year}` the Beijing year. */
export const NumberSeries = z
  .strictObject({ key: Key, pattern: z.string().min(1), per: z.enum(['year', 'incident']), ...provenance })
  .meta({ id: 'NumberSeries' });
export type NumberSeries = z.infer<typeof NumberSeries>;

const Urgency = z.enum(['特急', '加急']);

/** One kind of document. Its words are Chinese, as the form asks; `{placeholders}` as in placeholders.ts. */
export const OfficialTemplate = z
  .strictObject({
    kind: z.enum(OFFICIAL_KINDS),
    title: Text,
    form: z.enum(OFFICIAL_FORMS),
    /** Issuing mark (发文机关标志): the red words at the top. */
    mark: z.string().min(1),
    series: Key,
    headline: z.string().min(1),
    to: z.array(Addressee).default([]),
    copies: z.array(Addressee).default([]),
    lead: z.string().default(''),
    parts: z
      .array(z.strictObject({ part: z.enum(OFFICIAL_PARTS), heading: z.string().min(1).optional() }))
      .default([]),
    /** Last sentence: 妥否，请批示。 */
    closing: z.string().optional(),
    /** What stands in brackets below the date (附注). */
    remark: z.string().optional(),
    /** Goes up: names its signer (签发人). */
    upward: z.boolean().default(false),
    urgency: z
      .array(z.strictObject({ words: Urgency, levels: z.array(z.string()).min(1).optional() }))
      .default([]),
    /** Mark of confidentiality below state secrets, which have no place here. */
    security: z.string().min(1).optional(),
    /** The post that issues it, or one above. */
    issues: Key,
    ...provenance,
  })
  .meta({ id: 'OfficialTemplate' });
export type OfficialTemplate = z.infer<typeof OfficialTemplate>;

/** Official documents of a jurisdiction: who issues which, in which form, under which numbers. */
export const OfficialRules = z
  .strictObject({
    /** Agencies by key: in whose name, and who prints. */
    issuer: Key,
    printedBy: Key,
    /** Agencies that a document is addressed to where one of these posts decides: a request goes to no person. */
    bodies: z.array(z.strictObject({ agency: Key, posts: z.array(Key).min(1), ...provenance })).default([]),
    series: z.array(NumberSeries).min(1),
    /** Figures of the whole, and those of the table by county. */
    figures: z.array(UpwardFigure).min(1),
    countyFigures: z.array(IndicatorKey).min(1).max(6),
    templates: z.array(OfficialTemplate).min(1),
    ...provenance,
  })
  .meta({ id: 'OfficialRules' });
export type OfficialRules = z.infer<typeof OfficialRules>;
