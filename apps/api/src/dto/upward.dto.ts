import { z } from 'zod';
import { Instant, Line, Prose, Reason } from './basics.ts';
import { SpokenDto } from './response.dto.ts';

export const DraftUpwardDto = z
  .strictObject({
    kind: z.enum(['first', 'follow-up', 'verified', 'start', 'change', 'end']),
    supersedes: z.string().optional(),
    correction: Reason.optional(),
  })
  .meta({ id: 'DraftUpward' });
export type DraftUpwardDto = z.infer<typeof DraftUpwardDto>;

export const ApplicationDto = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          kind: z.string(),
          what: Line,
          quantity: z.number().positive(),
          unit: Line,
          reason: Reason,
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({ id: 'SupportApplication' });
export type ApplicationDto = z.infer<typeof ApplicationDto>;

const words = (part: z.ZodString) => z.strictObject({ zh: part, en: part.nullable().default(null) });
export const ReviseUpwardDto = z
  .strictObject({ title: words(Line), body: words(Prose.min(1)) })
  .meta({ id: 'ReviseUpward' });
export type ReviseUpwardDto = z.infer<typeof ReviseUpwardDto>;

export const ReasonDto = z.strictObject({ reason: Reason }).meta({ id: 'WithReason' });
export type ReasonDto = z.infer<typeof ReasonDto>;

/** Without a body it is approved by whoever asks. */
export const ApproveUpwardDto = z
  .strictObject({ spoken: SpokenDto.optional() })
  .meta({ id: 'ApproveUpward' })
  .default({});
export type ApproveUpwardDto = z.infer<typeof ApproveUpwardDto>;

export const SendUpwardDto = z
  .strictObject({
    channel: z.enum(['system', 'phone', 'satellite-phone', 'fax', 'document']),
    at: Instant.optional(),
  })
  .meta({ id: 'SendUpward' });
export type SendUpwardDto = z.infer<typeof SendUpwardDto>;

export const EnterUpwardDto = z
  .strictObject({ reference: Line, at: Instant.optional() })
  .meta({ id: 'EnterUpward' });
export type EnterUpwardDto = z.infer<typeof EnterUpwardDto>;

export const AnswerApplicationDto = z
  .strictObject({
    grants: z
      .array(
        z.strictObject({
          item: z.int().min(1),
          granted: z.number().min(0),
          note: Reason.optional(),
        }),
      )
      .min(1)
      .max(100),
    document: Line.optional(),
    at: Instant.optional(),
  })
  .meta({ id: 'AnswerApplication' });
export type AnswerApplicationDto = z.infer<typeof AnswerApplicationDto>;

/** How a document is written out. */
export const DocumentQuery = z.object({
  format: z.enum(['md', 'html']).default('md'),
  lang: z.enum(['zh', 'en']).default('zh'),
});
export type DocumentQuery = z.infer<typeof DocumentQuery>;
