export * from './describe-outcome.ts';
export { Performance } from './perform.ts';
export * from './read-scenario.ts';
export * from './replay.ts';
export { Scenario, type Step, VERBS } from './scenario.ts';
export type { Scene } from './scene.ts';
export * from './stage.ts';
