import { Problem } from '#kernel';
import type { Plan } from '../model/plan.ts';
import type { Preparation } from '../model/preparation.ts';
import { type Placed, type ResolvedTask, resolvePlaced, type Situation } from './resolve-tasks.ts';

/** The plan's preparation; refuses `preparation.not-in-plan` where it has none. */
export function preparationOf(plan: Plan): Preparation {
  if (plan.preparation) return plan.preparation;
  throw new Problem('preparation.not-in-plan');
}

/**
 * The tasks of the preparatory measures chosen, for real recipients; `affectedDivisions` are those that may be
 * hit. Throws preparation.not-in-plan, preparation.measure-unknown, division.unknown, agency.unknown.
 */
export function resolvePreparation(
  plan: Plan,
  numbers: readonly number[],
  situation: Situation,
): ResolvedTask[] {
  const { measures } = preparationOf(plan);
  const placed = [...new Set(numbers)].flatMap((n): Placed[] => {
    const measure = measures.find((each) => each.n === n);
    if (!measure)
      throw new Problem('preparation.measure-unknown', {
        n,
        known: measures.map((each) => `${each.n} ${each.title.zh}`).join('、'),
      });
    return measure.tasks.map((template) => ({
      template,
      measure: n,
      cite: template.cite ?? measure.cite ?? null,
    }));
  });
  return resolvePlaced(plan, placed, situation);
}
