import { z } from 'zod';
import type { AttachmentRow } from '#runtime';
import { At, describes } from './shown.ts';

const Attachment = describes<AttachmentRow>()(
  z
    .object({
      id: z.string(),
      incidentId: z.string(),
      about: z.enum(['incident', 'report', 'task', 'verification']),
      aboutId: z.string(),
      name: z.string(),
      type: z.string(),
      size: z.number(),
      hash: z.string(),
      addedAt: At,
      onBehalfOf: z.string().nullable(),
    })
    .meta({ id: 'Attachment' }),
);
export const Attachments = z.object({ items: z.array(Attachment) }).meta({ id: 'Attachments' });
export const AttachmentAdded = z.object({ id: z.string(), hash: z.string() }).meta({ id: 'AttachmentAdded' });
export const FileLimits = z
  .object({ bytes: z.number(), types: z.array(z.object({ type: z.string(), endings: z.array(z.string()) })) })
  .meta({ id: 'FileLimits' });
