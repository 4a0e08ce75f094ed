export * from './beijing.ts';
export * from './clock.ts';
export * from './duration.ts';
export * from './problem.ts';
export { PROBLEMS, type ProblemCode, type ProblemEntry } from './problems/index.ts';
export * from './remembered-by.ts';
