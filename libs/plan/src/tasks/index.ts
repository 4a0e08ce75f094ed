export { diffResolvedTasks, diffTasks, type TaskDifference } from './diff-tasks.ts';
export * from './resolve-preparation.ts';
export {
  commandedDivisions,
  type Recipient,
  type ResolvedTask,
  resolveTasks,
  type Situation,
} from './resolve-tasks.ts';
