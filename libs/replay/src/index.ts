export * from './describe-outcome.ts';
export * from './read-scenario.ts';
export * from './replay.ts';
export { Scenario } from './scenario.ts';
export type { Scene } from './scene.ts';
export * from './stage.ts';
export { factWords } from './wording.ts';
