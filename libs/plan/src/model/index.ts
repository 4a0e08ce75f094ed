export * from './basics.ts';
export * from './catalogue.ts';
export * from './criterion.ts';
export * from './level.ts';
export * from './measure.ts';
export * from './plan.ts';
