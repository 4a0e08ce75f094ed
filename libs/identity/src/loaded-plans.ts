import type { Plan } from '#plan';
import type { Plans } from '#runtime';

/** Every plan version that this engine runs. Accounts and delegations stand beside the plans, not within one. */
export const loadedPlans = (plans: Plans): Plan[] =>
  plans.list().map(({ id, effectiveFrom }) => plans.version(id, effectiveFrom).plan);
