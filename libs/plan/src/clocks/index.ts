export * from './due.ts';
export * from './wanted-duties.ts';
export * from './working-days.ts';
