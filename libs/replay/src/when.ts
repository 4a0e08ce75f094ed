import { z } from 'zod';
import { durationMs } from '#kernel';

const SHORT = /^\+(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The instant that a scenario means: with its offset from UTC, or as the time since the scenario's start, short
 * (`+2h30m`) or by ISO 8601 (`+PT2H30M`). Null where it means none.
 */
export function instantOf(text: string, start: number): number | null {
  const short = SHORT.exec(text);
  if (short) {
    const [days, hours, minutes] = short.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
    ];
    return start + ((days * 24 + hours) * 60 + minutes) * 60_000;
  }
  if (text.startsWith('+')) {
    try {
      return start + durationMs(text.slice(1));
    } catch {
      return null;
    }
  }
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** An instant with its offset, or the time since the scenario's start: `+2h30m`, `+P1DT6H`. */
export const When = z
  .string()
  .refine((text) => instantOf(text, 0) !== null, 'expected 2026-07-01T08:00:00+08:00, +2h30m or +PT2H30M');
