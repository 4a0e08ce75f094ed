export * from './follow-linked.ts';
export * from './linkage.reactions.ts';
export * from './list-linkage.ts';
export * from './record-linked.ts';
export * from './report-county.ts';
