import type { Schemas } from '../api/client.ts';
import { beijingIso } from '../i18n/times.ts';

/** Whether a version is in force, was, or will be. */
export function standingOf({
  inForce,
  effectiveFrom,
}: Pick<Schemas['PlanVersion'], 'inForce' | 'effectiveFrom'>): 'inForce' | 'coming' | 'past' {
  if (inForce) return 'inForce';
  return effectiveFrom > beijingIso(Date.now()).slice(0, 10) ? 'coming' : 'past';
}
