import { Problem } from '#kernel';
import type { Plan } from '#plan';
import type { Session, WorkGroupData } from '#runtime';

/** Refuses members, a leader or a destination that the plan does not know, and a group without members. */
export function checkGroup(
  plan: Plan,
  { members, leader, destination }: Pick<WorkGroupData, 'members' | 'leader' | 'destination'>,
): void {
  if (!members.length) throw new Problem('work-group.no-members');
  for (const one of [...members, leader]) requireMember(plan, one);
  if (!plan.divisions.some(({ code }) => code === destination))
    throw new Problem('division.unknown', {
      division: destination,
      known: plan.divisions.map(({ code }) => code).join(', '),
    });
}

function requireMember(plan: Plan, member: string): void {
  const [kind, key = ''] = member.split(/:(.*)/s);
  const known =
    (kind === 'agency' && plan.agencies.some((agency) => agency.key === key)) ||
    (kind === 'post' && plan.posts.some((post) => post.key === key)) ||
    (kind === 'role' && key.trim() !== '');
  if (!known) throw new Problem('work-group.member-unknown', { member });
}

/** Makes the tasks name the group that carries them out; refuses those of another response. */
export async function nameGroup(
  session: Session,
  { id, responseId }: { id: string; responseId: string },
  taskIds: readonly string[],
): Promise<void> {
  for (const taskId of taskIds) {
    const task = await session.require('task', taskId);
    if (task.responseId !== responseId) throw new Problem('task.other-response', { id: taskId });
    session.put('task', { ...task, data: { ...task.data, workGroupId: id } });
  }
}
