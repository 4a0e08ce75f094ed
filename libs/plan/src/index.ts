// The pure half of plans. It carries no schema library: reading plans from files is `#plan/loader`.
export * from './authority/index.ts';
export * from './classify/index.ts';
export * from './diff/index.ts';
export type { Finding, Place, PlanSource } from './finding.ts';
export { lintPlan } from './lint/lint-plan.ts';
export type * from './model/index.ts';
export { planDocument } from './plan-document.ts';
export * from './tasks/index.ts';
