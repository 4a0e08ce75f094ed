import { Problem } from '#kernel';
import { compile } from '#plan';
import type { PlanLibrary } from '#plan/loader';
import type { LoadedPlan, Plans } from '#runtime';

/** Every plan version of a library, read, checked and compiled when the engine opens. */
export class CompiledPlans implements Plans {
  /** Versions by plan id, oldest first. */
  private readonly versions = new Map<string, LoadedPlan[]>();

  private constructor() {}

  /** Throws `plan.unsound`, naming file and line, where any plan has an error: better at boot than at 3 a.m. */
  static async open(library: PlanLibrary): Promise<CompiledPlans> {
    const plans = new CompiledPlans();
    for (const id of library.ids()) {
      const loaded: LoadedPlan[] = [];
      for (const { effectiveFrom } of library.versions(id)) {
        const plan = await library.version(id, effectiveFrom);
        loaded.push({ plan, compiled: compile(plan) });
      }
      plans.versions.set(id, loaded);
    }
    return plans;
  }

  at(id: string, date: string): LoadedPlan {
    const versions = this.known(id);
    const found = versions.findLast(({ plan }) => plan.effectiveFrom <= date);
    const over = found?.plan.effectiveTo !== undefined && found.plan.effectiveTo <= date;
    if (found && !over) return found;
    throw new Problem('plan.not-in-force', { id, date, from: versions[0]!.plan.effectiveFrom });
  }

  version(id: string, effectiveFrom: string): LoadedPlan {
    const found = this.known(id).find(({ plan }) => plan.effectiveFrom === effectiveFrom);
    if (found) return found;
    const known = this.known(id).map(({ plan }) => `${id}@${plan.effectiveFrom}`);
    throw new Problem('plan.unknown', { id: `${id}@${effectiveFrom}`, known: known.join(', ') });
  }

  list(): { id: string; effectiveFrom: string }[] {
    return [...this.versions.values()]
      .flat()
      .map(({ plan }) => ({ id: plan.id, effectiveFrom: plan.effectiveFrom }));
  }

  private known(id: string): LoadedPlan[] {
    const versions = this.versions.get(id);
    if (versions) return versions;
    throw new Problem('plan.unknown', { id, known: [...this.versions.keys()].join(', ') });
  }
}
