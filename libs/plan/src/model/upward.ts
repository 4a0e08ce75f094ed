import { z } from 'zod';
import { IndicatorKey, Key, provenance, Text } from './basics.ts';

/** Reports, notices of a change of the response, and the application for support. */
export const UPWARD_KINDS = [
  ...(['first', 'follow-up', 'verified'] as const),
  ...(['start', 'change', 'end'] as const),
  'application',
] as const;
export type UpwardKind = (typeof UPWARD_KINDS)[number];

/** A document's words with `{placeholders}`: an indicator's key, or one of those in placeholders.ts. */
export const UpwardTemplate = z
  .strictObject({
    kind: z.enum(UPWARD_KINDS),
    title: Text,
    headline: Text,
    body: Text,
    /** The post that approves, or one above it; that of all documents if left out. */
    approves: Key.optional(),
    ...provenance,
  })
  .meta({ id: 'UpwardTemplate' });
export type UpwardTemplate = z.infer<typeof UpwardTemplate>;

/** A figure that stands in the documents, known or not; for these hazards alone, where it means nothing in others. */
export const UpwardFigure = z
  .strictObject({ indicator: IndicatorKey, hazards: z.array(Key).min(1).optional() })
  .meta({ id: 'UpwardFigure' });
export type UpwardFigure = z.infer<typeof UpwardFigure>;

/** At which levels the plan applies to the level above for support, and who approves it. */
export const SupportRules = z
  .strictObject({
    to: Text,
    /** Agency in whose name it is applied for, and its issuing mark. */
    issuer: Key,
    mark: z.string().min(1),
    levels: z.array(z.strictObject({ level: z.string().min(1), approves: Key, ...provenance })).min(1),
    /** What can be asked for. */
    kinds: z.array(z.strictObject({ key: Key, title: Text })).min(1),
    ...provenance,
  })
  .meta({ id: 'SupportRules' });
export type SupportRules = z.infer<typeof SupportRules>;

/** The jurisdiction's own documents to the level above. */
export const UpwardRules = z
  .strictObject({
    /** Agency that issues them; the report duties that they fulfil are its own. */
    issuer: Key,
    to: Text,
    /** Issuing mark, before year and number. */
    mark: z.string().min(1),
    approves: Key,
    /** The system of the state in which they are entered. */
    system: z.strictObject({ title: Text, ...provenance }),
    figures: z.array(UpwardFigure).min(1),
    templates: z.array(UpwardTemplate).min(1),
    support: SupportRules.optional(),
    ...provenance,
  })
  .meta({ id: 'UpwardRules' });
export type UpwardRules = z.infer<typeof UpwardRules>;
