import type { Plan } from '../model/plan.ts';
import type { Figures } from './facts.ts';

/** The base figures that a deployment dated for this plan, each the newest on the day; absent where it has none. */
export function baseFiguresOn(plan: Plan, date: string): Figures {
  return Object.fromEntries(
    plan.bases.flatMap((base) => {
      const dated = base.values
        .filter((each) => each.asOf <= date)
        .sort((a, b) => a.asOf.localeCompare(b.asOf));
      return dated.length ? [[base.key, dated.at(-1)!.value]] : [];
    }),
  );
}
