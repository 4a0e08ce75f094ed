import { z } from 'zod';

/** An instant with its offset, such as `2026-07-01T08:00:00+08:00`; becomes milliseconds. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .meta({ description: 'ISO 8601 with offset, such as 2026-07-01T08:00:00+08:00' });

/** Whole or decimal, or null where unknown; which indicators may have decimals is the plan's to say. */
export const FiguresDto = z
  .record(z.string(), z.number().nullable())
  .meta({ description: 'Figure by indicator; null: the reporter does not know. Absent: not mentioned.' });

export const Line = z.string().trim().min(1).max(200);
export const Prose = z.string().trim().max(5000);
export const Reason = z.string().trim().min(1).max(2000);
export const TextDto = z.strictObject({ zh: Line, en: Line }).meta({ id: 'Text' });
export const NamedAtStart = z.record(z.string(), z.array(z.string()).max(100));
