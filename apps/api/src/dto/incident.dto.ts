import { z } from 'zod';
import { FiguresDto, Instant, Line, Prose, Reason } from './basics.ts';

export const LogIncidentDto = z
  .strictObject({
    plan: z.string().optional(),
    hazard: z.string(),
    otherHazards: z.array(z.string()).max(14).optional(),
    title: Line,
    place: z.string().trim().max(200).optional(),
    narrative: Prose.optional(),
    occurredAt: Instant,
    divisions: z.array(z.string()).max(100),
    attributes: z.record(z.string(), z.number()).optional(),
    base: z.record(z.string(), z.number().positive()).optional(),
    exercise: z.boolean().optional(),
    confirmDistinct: z.boolean().optional(),
  })
  .meta({ id: 'LogIncident' });
export type LogIncidentDto = z.infer<typeof LogIncidentDto>;

export const CorrectIncidentDto = LogIncidentDto.omit({
  plan: true,
  occurredAt: true,
  exercise: true,
  confirmDistinct: true,
})
  .partial()
  .extend({ reason: Reason })
  .meta({ id: 'CorrectIncident' });
export type CorrectIncidentDto = z.infer<typeof CorrectIncidentDto>;

export const SubmitReportDto = z
  .strictObject({
    division: z.string(),
    kind: z.enum(['first', 'follow-up', 'verified']).optional(),
    asOf: Instant,
    receivedAt: Instant.optional(),
    channel: z.enum(['system', 'phone', 'satellite-phone', 'fax', 'file']).optional(),
    basis: z.enum(['cumulative', 'since-last']).optional(),
    figures: FiguresDto.default({}),
    noChange: z.boolean().optional().meta({ description: 'A zero report: nothing has changed; no figures.' }),
    narrative: Prose.optional(),
    needs: Prose.optional(),
    explanation: Prose.optional(),
    townships: z
      .array(z.strictObject({ name: Line, figures: FiguresDto }))
      .max(500)
      .optional(),
    supersedes: z.string().optional(),
    confirmImplausible: z.boolean().optional(),
  })
  .meta({ id: 'SubmitReport' });
export type SubmitReportDto = z.infer<typeof SubmitReportDto>;

export const ConsultationDto = z
  .strictObject({
    figures: FiguresDto.optional(),
    judged: z.array(z.string()).max(20).optional(),
    stable: z
      .array(z.string())
      .max(100)
      .optional()
      .meta({ description: 'Division codes, or process, found to be stable.' }),
    participants: z.array(Line).min(1).max(100),
    heldAt: Instant.optional(),
    lookedAtSeq: z.int().positive().optional(),
    conclusion: Reason,
    minutes: Prose.optional(),
    answers: z.array(z.string()).max(20).optional(),
  })
  .meta({ id: 'RecordConsultation' });
export type ConsultationDto = z.infer<typeof ConsultationDto>;

export const StepDto = z.strictObject({ reason: Reason.optional() }).meta({ id: 'Step' });
export type StepDto = z.infer<typeof StepDto>;

export const ChangePlanDto = z
  .strictObject({ version: z.iso.date(), confirm: z.string(), reason: Reason })
  .meta({ id: 'ChangePlan' });
export type ChangePlanDto = z.infer<typeof ChangePlanDto>;

export const WaiveDutyDto = z.strictObject({ reason: Reason }).meta({ id: 'WaiveDuty' });
export type WaiveDutyDto = z.infer<typeof WaiveDutyDto>;

export const SubmitDutyDto = z
  .strictObject({
    note: Reason.meta({ description: 'How it went, such as when it was entered in the national system.' }),
    at: Instant.optional(),
  })
  .meta({ id: 'SubmitDuty' });
export type SubmitDutyDto = z.infer<typeof SubmitDutyDto>;
