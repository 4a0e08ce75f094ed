export type { PlanItem, PlanItemKind } from './plan-item.ts';
export { readPlan } from './read-plan.ts';
