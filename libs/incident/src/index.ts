export * from './change-plan.ts';
export * from './correct-incident.ts';
export * from './follow-incident.ts';
export * from './incident.reactions.ts';
export * from './log-incident.ts';
export * from './merge/index.ts';
export * from './stability.ts';
export * from './vocabulary.ts';
