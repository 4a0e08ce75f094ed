import type { Command } from '#runtime';
import { acknowledgeTask } from './answer-task.ts';

export interface AcknowledgeAll {
  taskIds: readonly string[];
}

/**
 * Acknowledges many tasks in one stroke: all that still wait for it, or none where one of them is not the actor's to
 * answer for. What was answered or withdrawn meanwhile is left as it is and named in the answer.
 */
export const acknowledgeAll: Command<AcknowledgeAll, { acknowledged: string[]; passed: string[] }> = {
  name: 'acknowledge-tasks',
  refs: ({ taskIds }) => taskIds.map((id) => ({ table: 'task' as const, id })),
  async handle(session, { taskIds }) {
    const acknowledged: string[] = [];
    const passed: string[] = [];
    for (const taskId of new Set(taskIds)) {
      const { state } = await session.require('task', taskId);
      if (state === 'issued') await acknowledgeTask.handle(session, { taskId });
      (state === 'issued' ? acknowledged : passed).push(taskId);
    }
    return { acknowledged, passed };
  },
};
