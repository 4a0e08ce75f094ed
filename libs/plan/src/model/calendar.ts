import { z } from 'zod';
import { IsoDate, provenance } from './basics.ts';

/** The working days of one year, where they are not simply Monday to Friday. */
export const CalendarYear = z
  .strictObject({
    year: z.int().min(1900),
    /** Days off from Monday to Friday. A weekend day may be named too; it is off anyway. */
    rest: z.array(IsoDate).default([]),
    /** Weekend days that are worked in exchange (调休). */
    work: z.array(IsoDate).default([]),
    ...provenance,
  })
  .meta({ id: 'CalendarYear' });
export type CalendarYear = z.infer<typeof CalendarYear>;
