export * from './follow-group.ts';
export * from './form-group.ts';
