import { z } from 'zod';
import type { ApproveAnswer, CallLine, ProposalAnswer } from '#response';
import type { ApprovalRow, ResponseRow } from '#runtime';
import { At, describes, page } from './shown.ts';

export const Response = describes<ResponseRow>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      state: z.string(),
      incidentId: z.string(),
      level: z.string().nullable(),
      context: z.object({ level: z.string().nullable() }),
      data: z.object({
        leads: z.string().nullable(),
        leadDelegate: z.string().nullable(),
        startedDirectly: z.boolean(),
      }),
      createdAt: At,
      updatedAt: At,
    })
    .meta({ id: 'Response' }),
);
export const Responses = page(Response).meta({ id: 'Responses' });

export const SpokenCall = z.object({
  calledAt: At,
  caller: z.string(),
  readBack: z.boolean(),
  witnessAccount: z.string(),
});
const Decided = z.object({
  level: z.string().nullable(),
  reason: z.string(),
  post: z.string(),
  at: At,
  spoken: SpokenCall.nullable(),
});
export const Approval = describes<ApprovalRow>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      state: z.string(),
      incidentId: z.string(),
      responseId: z.string(),
      post: z.string(),
      createdAt: At,
      updatedAt: At,
      context: z.object({ signature: z.enum(['none', 'awaiting', 'signed']) }),
      data: z.object({
        kind: z.enum(['activation', 'raise', 'lower', 'termination']),
        recommendedLevel: z.string().nullable(),
        proposedLevel: z.string().nullable(),
        reason: z.string(),
        proposedBy: z.string(),
        proposedAs: z.string(),
        assessmentSeq: z.number(),
        decision: Decided.nullable(),
        returnedFor: z.string().nullable(),
        signedBy: z.string().nullable(),
      }),
    })
    .meta({ id: 'Approval' }),
);
export const Approvals = page(Approval).meta({ id: 'Approvals' });

export const Proposed = describes<ProposalAnswer>()(
  z.object({ responseId: z.string(), approvalId: z.string(), post: z.string() }).meta({ id: 'Proposed' }),
);
export const Approved = describes<ApproveAnswer>()(
  z
    .object({
      outcome: z.enum(['approved', 'forwarded']),
      level: z.string().nullable(),
      post: z.string(),
      seq: z.number(),
    })
    .meta({ id: 'Approved' }),
);

const Call = z.object({
  id: z.string(),
  outcome: z.enum(['reached', 'no-answer', 'passed-on']),
  at: At,
  spokenWith: z.string().nullable(),
  passedTo: z.string().nullable(),
});
const Line = describes<CallLine>()(
  z
    .object({
      recipient: z.string(),
      title: z.object({ zh: z.string(), en: z.string() }),
      tasks: z.object({ open: z.number(), unacknowledged: z.number() }),
      awaiting: z.array(z.string()),
      unconfirmed: z.number(),
      standing: z.enum(['reached', 'no-answer', 'passed-on']).nullable(),
      calls: z.array(Call),
    })
    .meta({ id: 'CallLine' }),
);
export const CallSheet = z.object({ items: z.array(Line) }).meta({ id: 'CallSheet' });
