import { z } from 'zod';
import type { ImportAnswer, ReportAnswer } from '#reporting';
import type { ReportDutyRow, ReportRow } from '#runtime';
import { At, describes, Known, page } from './shown.ts';

const Report = describes<ReportRow>()(
  z
    .object({
      id: z.string(),
      division: z.string(),
      kind: z.enum(['first', 'follow-up', 'verified']),
      asOf: At,
      receivedAt: At,
      enteredAt: At,
      channel: z.string(),
      basis: z.enum(['cumulative', 'since-last']),
      reported: Known,
      figures: Known,
      narrative: z.string(),
      needs: z.string(),
      explanation: z.string(),
      supersedes: z.string().nullable(),
      supersededBy: z.string().nullable(),
      reporter: z.string(),
      onBehalfOf: z.string().nullable(),
      counted: z.boolean(),
    })
    .meta({ id: 'Report' }),
);
export const Reports = page(Report).meta({ id: 'Reports' });

export const ReportTaken = describes<ReportAnswer>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      level: z.string().nullable(),
      levelBefore: z.string().nullable(),
      basis: z.enum(['reported', 'assessed']).nullable(),
    })
    .meta({ id: 'ReportTaken' }),
);
export const ReportsImported = describes<ImportAnswer>()(
  z
    .object({
      ids: z.array(z.string()),
      seq: z.number(),
      level: z.string().nullable(),
      levelBefore: z.string().nullable(),
    })
    .meta({ id: 'ReportsImported' }),
);

const Duty = describes<ReportDutyRow>()(
  z
    .object({
      id: z.string(),
      seq: z.number(),
      state: z.string(),
      clock: z.string(),
      subject: z.string(),
      cycle: z.number(),
      dueAt: At,
      context: z.object({ overdue: z.boolean() }),
    })
    .meta({ id: 'ReportDuty' }),
);
export const ReportDuties = page(Duty).meta({ id: 'ReportDuties' });
