import { z } from 'zod';
import type { UpwardRow } from '#runtime';
import type { UpwardAnswer, UpwardDraft, UpwardOwed } from '#upward';
import { SpokenCall } from './response.answer.ts';
import { At, describes, Known, page } from './shown.ts';

const Signature = z
  .object({
    /** awaiting: approved by telephone and owed; lapsed: owed until the document was given up. */
    state: z.enum(['none', 'awaiting', 'signed', 'lapsed']),
    /** Until when it is due; null where it was approved without a telephone. */
    signBy: At.nullable(),
    signedAt: At.nullable(),
    /** The post by whose authority. */
    signedAs: z.string().nullable(),
  })
  .meta({ id: 'PaperSignature' });
export type PaperSignature = z.infer<typeof Signature>;

const Said = z.object({ zh: z.string(), en: z.string().nullable() });
const Kind = z.enum(['first', 'follow-up', 'verified', 'start', 'change', 'end', 'application']);
const Channel = z.enum(['system', 'phone', 'satellite-phone', 'fax', 'document']);

const Item = z.object({
  kind: z.string(),
  what: z.string(),
  quantity: z.number(),
  unit: z.string(),
  reason: z.string(),
});
const Grant = z.object({
  item: z.number(),
  granted: z.number(),
  note: z.string().nullable(),
  at: At,
  document: z.string(),
});

const Approved = z.object({
  post: z.string(),
  /** For one by telephone, when it was spoken. */
  at: At,
  byAccount: z.string(),
  spoken: SpokenCall.nullish(),
});

type Shown = UpwardRow & { signature: PaperSignature };
export const UpwardPaper = describes<Shown>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      state: z.string(),
      incidentId: z.string(),
      kind: Kind,
      post: z.string(),
      exercise: z.boolean(),
      createdAt: At,
      updatedAt: At,
      signature: Signature,
      data: z.object({
        title: Said,
        body: Said,
        known: z.object({
          asOf: At.nullable(),
          figures: Known,
          assessmentSeq: z.number(),
          recommendedLevel: z.string().nullable(),
        }),
        number: z.string().nullable(),
        approval: Approved.nullable(),
        returnedFor: z.string().nullable(),
        droppedFor: z.string().nullable(),
        supersedes: z.string().nullable(),
        correction: z.string().nullable(),
        supersededBy: z.string().nullable(),
        /** The change of the response of which it tells: drafted by the engine. */
        about: z.object({ from: z.string().nullable(), level: z.string().nullable(), at: At }).nullable(),
        items: z.array(Item),
        grants: z.array(Grant),
        sent: z.object({ at: At, channel: Channel }).nullable(),
        entered: z.object({ at: At, reference: z.string() }).nullable(),
      }),
    })
    .meta({ id: 'UpwardPaper' }),
);
export const UpwardPapers = page(UpwardPaper).meta({ id: 'UpwardPapers' });
export const UpwardOfIncident = describes<{ items: Shown[]; owed: UpwardOwed }>()(
  z
    .object({
      items: z.array(UpwardPaper),
      owed: z.object({
        notices: z.array(z.object({ id: z.string(), kind: Kind, state: z.string(), draftedAt: At })),
        duties: z.array(
          z.object({ id: z.string(), clock: z.string(), cycle: z.number(), dueAt: At, overdue: z.boolean() }),
        ),
        unentered: z.array(z.object({ id: z.string(), number: z.string().nullable(), sentAt: At })),
        unanswered: z.array(
          z.object({ id: z.string(), number: z.string().nullable(), items: z.array(z.number()), sentAt: At }),
        ),
      }),
    })
    .meta({ id: 'UpwardOfIncident' }),
);

export const UpwardStepped = describes<UpwardAnswer>()(
  z
    .object({ id: z.string(), seq: z.number(), state: z.string(), number: z.string().nullable() })
    .meta({ id: 'UpwardStepped' }),
);

export const UpwardDrafted = describes<UpwardDraft>()(
  z
    .object({ id: z.string(), seq: z.number(), post: z.string(), title: Said, body: Said })
    .meta({ id: 'UpwardDrafted' }),
);
