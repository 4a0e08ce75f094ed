import { Problem } from '#kernel';
import type { Division, Plan } from '#plan';
import { type Actor, isCapable } from '#runtime';
import { namePosts } from '../naming.ts';

/** For a fact's detail: empty when the actor speaks for itself. */
export interface OnBehalf {
  onBehalfOf?: string;
}

/** Whether the actor holds a post of this very division that has the capability. */
export const actsForDivision = (
  actor: Actor,
  plan: Plan,
  code: string,
  capability: 'report' | 'task',
): boolean =>
  plan.posts.some(
    ({ key, per, may }) =>
      per === 'division' &&
      may.includes(capability) &&
      actor.posts.some((held) => held.post === key && held.division === code),
  );

/** The division; refuses one that the plan does not have. */
export function findDivision(plan: Plan, code: string): Division {
  const division = plan.divisions.find((one) => one.code === code);
  if (division) return division;
  const known = plan.divisions.map((one) => one.code).join(', ');
  throw new Problem('division.unknown', { division: code, known });
}

/**
 * Lets a division's own reporter report for it, and a post that logs record what the division said; refuses
 * anyone else.
 */
export function requireDivision(actor: Actor, code: string, plan: Plan): OnBehalf {
  const division = findDivision(plan, code);
  if (actsForDivision(actor, plan, code, 'report')) return {};
  if (isCapable(actor, plan, 'log')) return { onBehalfOf: division.title.zh };
  const may = plan.posts
    .filter((post) => post.may.includes('log') || (post.per === 'division' && post.may.includes('report')))
    .map(({ key }) => key);
  const names = namePosts(plan, may);
  throw new Problem(
    'report.other-division',
    { divisionZh: division.title.zh, divisionEn: division.title.en, mayZh: names.zh, mayEn: names.en },
    { rule: 'own-division', division: code, may },
  );
}
