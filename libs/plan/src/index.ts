// The pure half of plans. It carries no schema library: reading plans from files is `#plan/loader`.
export * from './authority/index.ts';
export * from './backtest/index.ts';
export * from './classify/index.ts';
export * from './clocks/index.ts';
export * from './diff/index.ts';
export * from './escalation/index.ts';
export { figureWords, levelTitle } from './figure-words.ts';
export type { Finding, Place, PlanSource } from './finding.ts';
export { lintPlan } from './lint/lint-plan.ts';
export type * from './model/index.ts';
export { fillIn, PLACEHOLDERS, type Placeholder } from './placeholders.ts';
export { planDocument } from './plan-document.ts';
export { readObject } from './read-object.ts';
export * from './reading/index.ts';
export { recipientTitle } from './recipient-title.ts';
export * from './tasks/index.ts';
export * from './trace/index.ts';
