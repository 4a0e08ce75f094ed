import { z } from 'zod';
import { Key, provenance, Text } from './basics.ts';

/** A text for the public with `{placeholders}`: an indicator's key, or one of those in placeholders.ts. */
export const ReleaseTemplate = z
  .strictObject({
    key: Key,
    title: Text,
    /** `rolling`: again and again until the situation is stable; `loss`: once it is. */
    kind: z.enum(['rolling', 'loss']),
    headline: z.string().min(1),
    body: z.string().min(1),
    ...provenance,
  })
  .meta({ id: 'ReleaseTemplate' });
export type ReleaseTemplate = z.infer<typeof ReleaseTemplate>;

/** A way to the public that the plan names; somebody carries the text there by hand. */
export const ReleaseChannel = z
  .strictObject({
    key: Key,
    title: Text,
    /** Characters that fit into one message. */
    limit: z.int().positive().optional(),
    ...provenance,
  })
  .meta({ id: 'ReleaseChannel' });
export type ReleaseChannel = z.infer<typeof ReleaseChannel>;

/** What is released to the public, how, and by whose leave. */
export const ReleaseRules = z
  .strictObject({
    /** The post that approves, or one above it. */
    approves: Key,
    templates: z.array(ReleaseTemplate).min(1),
    channels: z.array(ReleaseChannel).default([]),
    ...provenance,
  })
  .meta({ id: 'ReleaseRules' });
export type ReleaseRules = z.infer<typeof ReleaseRules>;
