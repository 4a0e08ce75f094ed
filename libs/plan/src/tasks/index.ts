export { diffResolvedTasks, diffTasks, type TaskDifference } from './diff-tasks.ts';
export { type Recipient, type ResolvedTask, resolveTasks, type Situation } from './resolve-tasks.ts';
