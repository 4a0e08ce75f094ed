import type { Me } from '../app/session/session.ts';
import { isCapable } from '../plan/capabilities.ts';
import type { Plan } from '../plan/use-plan.ts';

export const PARTS = [
  ...(['people', 'posts', 'contacts', 'delegations', 'rosters'] as const),
  ...(['tests', 'deliveries', 'channels', 'auditor', 'exercise'] as const),
] as const;
export type Part = (typeof PARTS)[number];

/** Parts that the office keeps as well, by the capability that lets it. */
const OFFICE: Partial<Record<Part, string>> = {
  ...{ delegations: 'propose', rosters: 'roster', tests: 'roster', deliveries: 'propose', auditor: 'propose' },
};

/** A post of one place, such as an agency's, keeps nobody else's rosters. */
const holdsForAll = (me: Me, plan: Plan, capability: string): boolean =>
  plan.posts.some(
    ({ key, may, per }) => !per && may.includes(capability) && me.posts.some(({ post }) => post === key),
  );

/** The parts that are for a person; the engine judges again. */
export function partsFor(me: Me, plan: Plan): Part[] {
  if (isCapable(me, plan, 'administer')) return [...PARTS];
  return PARTS.filter((part) => OFFICE[part] && holdsForAll(me, plan, OFFICE[part]));
}
