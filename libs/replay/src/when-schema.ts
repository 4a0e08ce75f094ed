import { z } from 'zod';
import { instantOf } from './when.ts';

/** An instant with its offset, or the time since the scenario's start: `+2h30m`, `+P1DT6H`. */
export const When = z
  .string()
  .refine((text) => instantOf(text, 0) !== null, 'expected 2026-07-01T08:00:00+08:00, +2h30m or +PT2H30M');
