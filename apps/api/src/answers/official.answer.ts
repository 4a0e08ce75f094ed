import { z } from 'zod';
import type { IssuedDocument } from '#official';
import type { OfficialDocumentRow } from '#runtime';
import { At, describes, Words } from './shown.ts';

const Kind = z.enum([
  ...(['proposal', 'approval-sheet', 'start', 'adjustment', 'termination'] as const),
  ...(['bulletin', 'duty-report', 'minutes', 'supervision', 'letter'] as const),
]);

/** An issued document without its content, which is its files' to show. */
export type IssuedLine = Omit<OfficialDocumentRow, 'data'> & {
  data: Pick<OfficialDocumentRow['data'], 'title' | 'by' | 'replacedFor'>;
};
const Issued = describes<IssuedLine>()(
  z
    .object({
      id: z.string(),
      kind: Kind,
      subject: z.string(),
      number: z.string(),
      exercise: z.boolean(),
      hash: z.string(),
      issuedAt: At,
      replaces: z.string().nullable(),
      data: z.object({
        title: z.string(),
        by: z.object({ name: z.string(), post: z.string() }),
        replacedFor: z.string().nullable(),
      }),
    })
    .meta({ id: 'IssuedLine' }),
);

const Offer = z
  .object({
    kind: Kind,
    subject: z.string(),
    at: At,
    about: Words,
    title: Words,
    /** The post that issues it, and whether the asker may. */
    issues: z.string(),
    mayIssue: z.boolean(),
  })
  .meta({ id: 'OfferedDocument' });

export const Documents = z
  .object({
    kinds: z.array(z.object({ kind: Kind, title: Words, form: z.string() })),
    issued: z.array(Issued),
    offered: z.array(Offer),
  })
  .meta({ id: 'Documents' });

export const DocumentDraft = z
  .object({
    kind: Kind,
    subject: z.string(),
    /** To be sent with the order to issue: the draft that was seen is the one that is issued. */
    hash: z.string(),
    at: At,
    /** What it would be numbered if nobody issues another before. */
    nextNumber: z.string(),
    title: z.string(),
    to: z.array(z.string()),
    copies: z.array(z.string()),
    urgency: z.string().nullable(),
    mayIssue: z.boolean(),
  })
  .meta({ id: 'DocumentDraft' });

export const DocumentIssued = describes<IssuedDocument>()(
  z.object({ id: z.string(), number: z.string(), hash: z.string() }).meta({ id: 'DocumentIssued' }),
);
