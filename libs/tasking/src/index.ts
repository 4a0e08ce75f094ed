export * from './add-task.ts';
export * from './answer-task.ts';
export * from './direct-task.ts';
export * from './task.reactions.ts';
