export type { CarriedReport } from './absorb.ts';
export * from './carried-figures.ts';
export * from './merge-incident.ts';
export * from './split-incident.ts';
export * from './unmerge-incident.ts';
