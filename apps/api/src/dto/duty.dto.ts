import { z } from 'zod';
import { Instant, Line, Prose, Reason } from './basics.ts';
import { PageQuery } from './page.dto.ts';

const Person = {
  /** Log-in of an account that does this duty. */
  account: z.string().max(100).optional(),
  name: Line.optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{3,30}$/)
    .optional(),
};
const ShiftDto = z
  .strictObject({
    role: z.enum(['first', 'second']).optional(),
    startsAt: Instant,
    endsAt: Instant,
    ...Person,
  })
  .meta({ id: 'Shift' });

export const SetRosterDto = z
  .strictObject({
    /** `post:<key>`, `agency:<key>` or `division:<code>`. */
    subject: Line,
    from: Instant,
    until: Instant,
    shifts: z.array(ShiftDto).max(2000),
    reason: Reason.optional(),
  })
  .meta({ id: 'SetRoster' });
export type SetRosterDto = z.infer<typeof SetRosterDto>;

export const ChangeShiftDto = z
  .strictObject({
    reason: Reason,
    person: z.strictObject(Person).optional(),
    since: Instant.optional(),
    startsAt: Instant.optional(),
    endsAt: Instant.optional(),
  })
  .meta({ id: 'ChangeShift' });
export type ChangeShiftDto = z.infer<typeof ChangeShiftDto>;

export const DutyReasonDto = z.strictObject({ reason: Reason }).meta({ id: 'DutyReason' });
export type DutyReasonDto = z.infer<typeof DutyReasonDto>;

export const OfferHandOverDto = z
  .strictObject({ shiftId: Line, notes: Prose.optional() })
  .meta({ id: 'OfferHandOver' });
export type OfferHandOverDto = z.infer<typeof OfferHandOverDto>;

export const ReofferHandOverDto = z.strictObject({ notes: Prose.optional() }).meta({ id: 'ReofferHandOver' });
export type ReofferHandOverDto = z.infer<typeof ReofferHandOverDto>;

export const AcceptHandOverDto = z
  .strictObject({ /** Hash of the list that was seen. */ seen: Line })
  .meta({ id: 'AcceptHandOver' });
export type AcceptHandOverDto = z.infer<typeof AcceptHandOverDto>;

// Query schemas carry no id: with one, their parameters would vanish from the OpenAPI document.
const subject = {
  post: z.string().optional(),
  agency: z.string().optional(),
  division: z.string().optional(),
};

export const OnDutyQuery = z.object({ ...subject, at: Instant.optional(), knownAt: Instant.optional() });
export type OnDutyQuery = z.infer<typeof OnDutyQuery>;

export const RosterQuery = z.object({ ...subject, from: Instant.optional(), until: Instant.optional() });
export type RosterQuery = z.infer<typeof RosterQuery>;

export const HandOverQuery = PageQuery.extend({ ...subject, state: z.string().optional() });
export type HandOverQuery = z.infer<typeof HandOverQuery>;

export const MattersQuery = z.object(subject);
export type MattersQuery = z.infer<typeof MattersQuery>;
