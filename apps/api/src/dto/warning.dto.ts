import { z } from 'zod';
import { FiguresDto, Instant, Line, NamedAtStart, Prose, Reason } from './basics.ts';

const Codes = z.array(z.string()).max(100);

export const RecordWarningDto = z
  .strictObject({
    plan: z.string().optional(),
    hazard: z.string(),
    title: Line,
    text: Prose.optional(),
    source: Line,
    divisions: Codes,
    onsetAt: Instant.optional(),
    expiresAt: Instant.optional(),
    exercise: z.boolean().optional(),
  })
  .meta({ id: 'RecordWarning' });
export type RecordWarningDto = z.infer<typeof RecordWarningDto>;

export const UpdateWarningDto = RecordWarningDto.omit({ plan: true, source: true, exercise: true })
  .partial()
  .extend({ reason: Reason })
  .meta({ id: 'UpdateWarning' });
export type UpdateWarningDto = z.infer<typeof UpdateWarningDto>;

export const AssessWarningDto = z
  .strictObject({
    text: Prose.min(1),
    figures: FiguresDto.optional(),
    participants: z.array(Line).min(1).max(100),
    divisions: Codes.min(1).optional(),
    hazard: z.string().optional(),
  })
  .meta({ id: 'AssessWarning' });
export type AssessWarningDto = z.infer<typeof AssessWarningDto>;

export const ChooseMeasuresDto = z
  .strictObject({
    measures: z.array(z.int().positive()).min(1).max(50),
    namedAtStart: NamedAtStart.optional(),
    reason: Reason.optional(),
  })
  .meta({ id: 'ChooseMeasures' });
export type ChooseMeasuresDto = z.infer<typeof ChooseMeasuresDto>;

export const BecomeIncidentDto = z
  .strictObject({
    occurredAt: Instant.optional(),
    hazard: z.string().optional(),
    title: Line.optional(),
    divisions: Codes.min(1).optional(),
    place: z.string().trim().max(200).optional(),
    narrative: Prose.optional(),
    confirmDistinct: z.boolean().optional(),
  })
  .meta({ id: 'BecomeIncident' });
export type BecomeIncidentDto = z.infer<typeof BecomeIncidentDto>;

export const CancelWarningDto = z.strictObject({ reason: Reason }).meta({ id: 'CancelWarning' });
export type CancelWarningDto = z.infer<typeof CancelWarningDto>;
