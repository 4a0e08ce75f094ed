import { z } from 'zod';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Which message to show, and as it goes out where. */
// Without an id, for query schemas with one vanish from the OpenAPI document.
export const PreviewQuery = z.strictObject({
  /** A message that there is; its link is replaced by a sample. Otherwise a sample of the kind. */
  deliveryId: z.string().max(100).optional(),
  kind: z.string().max(50).optional(),
  /** The letter of request to a body outside the chain of command. */
  request: Flag.optional(),
  channel: z.string().max(50).optional(),
  internal: Flag.optional(),
  language: z.enum(['zh', 'en']).optional(),
  exercise: Flag.optional(),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;
