export type { PlanChange } from './change.ts';
export { diffPlans } from './diff-plans.ts';
