import { z } from 'zod';
import type { ConsultationRow, DelegationRow, InformedRow, InstructionRow } from '#runtime';
import { At, describes, Known, page } from './shown.ts';
import { Case } from './task.answer.ts';

const Consultation = describes<ConsultationRow>()(
  z
    .object({
      id: z.string(),
      heldAt: At,
      enteredAt: At,
      participants: z.array(z.string()),
      figures: Known.nullable(),
      conclusion: z.string(),
      minutes: z.string(),
      levelBefore: z.string().nullable(),
      level: z.string().nullable(),
      basis: z.enum(['reported', 'assessed']).nullable(),
      recordedBy: z.string(),
    })
    .meta({ id: 'Consultation' }),
);
export const Consultations = page(Consultation).meta({ id: 'Consultations' });

const Instruction = describes<InstructionRow>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      incidentId: z.string(),
      state: z.string(),
      post: z.string(),
      recipient: z.string(),
      dueAt: At.nullable(),
      createdAt: At,
      context: z.object({ overdue: z.boolean() }),
      data: z.object({
        text: z.string(),
        document: z.string(),
        givenAt: At,
        answers: z.array(
          z.object({ at: At, by: z.string(), onBehalfOf: z.string().nullable(), text: z.string() }),
        ),
      }),
    })
    .meta({ id: 'Instruction' }),
);
export const Instructions = z.object({ items: z.array(Instruction) }).meta({ id: 'Instructions' });

export const OwnInstructions = Instructions.extend({ cases: z.array(Case) }).meta({ id: 'OwnInstructions' });

const Delegation = describes<DelegationRow>()(
  z
    .object({
      id: z.string(),
      fromPost: z.string(),
      toPost: z.string(),
      scope: z.enum(['decide', 'lead']),
      levels: z.array(z.string()).nullable(),
      validFrom: At,
      validUntil: At,
      document: z.string(),
    })
    .meta({ id: 'Delegation' }),
);
export const Delegations = z.object({ items: z.array(Delegation) }).meta({ id: 'Delegations' });

const Informed = describes<InformedRow>()(
  z
    .object({
      id: z.string(),
      post: z.string(),
      occasion: z.enum(['activated', 'raised', 'lowered', 'terminated']),
      level: z.string().nullable(),
      cite: z.string().nullable(),
      toldAt: At,
      confirmedAt: At.nullable(),
    })
    .meta({ id: 'Informed' }),
);
export const InformedList = z
  .object({ outstanding: z.number(), items: z.array(Informed) })
  .meta({ id: 'InformedList' });
