import { z } from 'zod';
import { Instant, Reason } from './basics.ts';

const Kind = z.enum([
  ...(['proposal', 'approval-sheet', 'start', 'adjustment', 'termination'] as const),
  ...(['bulletin', 'duty-report', 'minutes', 'supervision', 'letter'] as const),
]);
const Subject = z.string().min(1).max(200);

export const IssueDocumentDto = z
  .strictObject({
    kind: Kind,
    subject: Subject,
    /** Hash and moment of the draft that was looked at. */
    seen: z.string().regex(/^[0-9a-f]{64}$/),
    at: Instant,
    replaces: z.strictObject({ id: z.string(), reason: Reason }).optional(),
  })
  .meta({ id: 'IssueDocument' });
export type IssueDocumentDto = z.infer<typeof IssueDocumentDto>;

/** Which draft, and as what. No id: query schemas with one lose their parameters in the description. */
export const DraftQuery = z.object({
  kind: Kind,
  subject: Subject,
  at: Instant.optional(),
});
export type DraftQuery = z.infer<typeof DraftQuery>;

export const FileFormat = z.enum(['html', 'pdf', 'docx']);
export const DraftFileQuery = DraftQuery.extend({ format: FileFormat.default('html') });
export type DraftFileQuery = z.infer<typeof DraftFileQuery>;
export const FileQuery = z.object({ format: FileFormat.default('pdf') });
export type FileQuery = z.infer<typeof FileQuery>;
