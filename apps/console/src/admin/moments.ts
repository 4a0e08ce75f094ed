import { beijingIso } from '../i18n/times.ts';

/** What a `datetime-local` field holds, read as a clock in Beijing; undefined where it is empty. */
export const fromField = (value: string): string | undefined =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? `${value.slice(0, 16)}:00+08:00` : undefined;

export const toField = (at: number): string => beijingIso(at).slice(0, 16);
