export * from './describe-outcome.ts';
export * from './read-scenario.ts';
export * from './replay.ts';
export { Scenario } from './scenario.ts';
export * from './stage.ts';
