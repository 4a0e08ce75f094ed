import type { Facts } from '../classify/facts.ts';

/** What was known of a past incident at one moment, for one place. */
export interface PastMoment {
  /** Whom the figures are for, as the archive says it; null where it does not. */
  scope: string | null;
  /** As the archive says it; may be vague. */
  asOf: string | null;
  /** Everything but the hazard, in the plan's own keys. */
  facts: Omit<Facts, 'hazard'>;
  /** Figures of the archive that no indicator of the plan holds. */
  unused: readonly string[];
}

/** One incident of the past, read for one plan. */
export interface PastIncident {
  id: string;
  name: string;
  /** A hazard of the plan. */
  hazard: string;
  /** Year, month or day, as far as it is known: `2011`, `2012-05`, `2012-05-10`; null where it is not. */
  date: string | null;
  moments: readonly PastMoment[];
}

/** The part of a vague date that is sure: `2005-08-02/06` → `2005-08-02`, `2011 summer` → `2011`. */
export function sureDate(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(?!\d)/.exec(text)?.[0] ?? null;
}

/**
 * Whether a plan was in force: null where the date is not known well enough to say. A year or a month counts
 * only where the whole of it lies on one side.
 */
export function inForceOn(
  plan: { effectiveFrom: string; effectiveTo?: string | undefined },
  date: string | null,
): boolean | null {
  if (date === null) return null;
  const [first, last] = [date.padEnd(10, '-01'), `${date}${'-12-31'.slice(date.length - 4)}`];
  const end = plan.effectiveTo ?? '9999-99-99';
  if (last < plan.effectiveFrom || first >= end) return false;
  return first >= plan.effectiveFrom && last < end ? true : null;
}
