export * from './add-task.ts';
export * from './answer-task.ts';
export * from './direct-task.ts';
export * from './instructions/index.ts';
export { createTasks, issueNotice } from './issue-tasks.ts';
export * from './settle-tasks.ts';
export * from './task.reactions.ts';
export * from './work-groups/index.ts';
