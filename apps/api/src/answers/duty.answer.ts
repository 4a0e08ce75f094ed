import { z } from 'zod';
import type { DutyShiftRow, HandOverRow, MatterList, OpenMatter } from '#runtime';
import { At, describes, page, Words } from './shown.ts';

const Matter = describes<OpenMatter>()(
  z
    .object({
      kind: z.string(),
      id: z.string(),
      incidentId: z.string(),
      exercise: z.boolean(),
      words: Words,
      dueAt: At.nullable(),
    })
    .meta({ id: 'OpenMatter' }),
);
const List = describes<MatterList>()(
  z.object({ at: At, hash: z.string(), matters: z.array(Matter) }).meta({ id: 'MatterList' }),
);
export const OpenMatters = z
  .object({
    items: z.array(z.object({ subject: z.string(), at: At, hash: z.string(), matters: z.array(Matter) })),
  })
  .meta({ id: 'OpenMatters' });

const Person = z.object({ name: z.string(), accountId: z.string().nullable(), shiftId: z.string() });
const handOver = {
  id: z.string(),
  seq: z.number(),
  state: z.string(),
  subject: z.string(),
  role: z.enum(['first', 'second']),
  acceptUntil: At.nullable(),
  acceptedAt: At.nullable(),
  createdAt: At,
  data: z.object({
    from: Person.nullable(),
    to: Person,
    notes: z.string(),
    list: List,
    refusals: z.array(z.object({ at: At, by: z.string(), reason: z.string() })),
  }),
};
export const HandOver = describes<HandOverRow>()(z.object(handOver).meta({ id: 'HandOver' }));
export const HandOvers = page(HandOver).meta({ id: 'HandOvers' });
/** While it is offered: what has changed since. */
export const HandOverNow = z
  .object({
    ...handOver,
    now: z
      .object({
        at: At,
        hash: z.string(),
        added: z.array(Matter),
        changed: z.array(Matter),
        gone: z.array(Matter),
      })
      .optional(),
  })
  .meta({ id: 'HandOverNow' });
export const HandOverStepped = z
  .object({ id: z.string(), seq: z.number(), state: z.string(), hash: z.string() })
  .meta({ id: 'HandOverStepped' });

const Shift = describes<DutyShiftRow>()(
  z
    .object({
      id: z.string(),
      subject: z.string(),
      role: z.enum(['first', 'second']),
      name: z.string(),
      phone: z.string().nullable(),
      accountId: z.string().nullable(),
      startsAt: At,
      endsAt: At,
    })
    .meta({ id: 'DutyShift' }),
);
export const Rosters = z.object({ items: z.array(Shift) }).meta({ id: 'Rosters' });

export const OnDuty = z
  .object({
    items: z.array(
      z.object({
        subject: z.string(),
        basis: z.string(),
        onDuty: z.array(
          z.object({
            name: z.string(),
            role: z.string(),
            accountId: z.string().nullable(),
            dutyFrom: At,
            dutyUntil: At.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'OnDuty' });
