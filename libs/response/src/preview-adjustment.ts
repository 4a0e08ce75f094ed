import { Problem } from '#kernel';
import type { Plan, Text } from '#plan';
import {
  type IncidentRow,
  type Reader,
  type ResponseRow,
  recipientOf,
  type Session,
  taskChange,
} from '#runtime';
import { rankOf } from './levels.ts';

interface Line {
  key: string;
  recipient: string;
  title: Text;
}

/** What a change of level does to the tasks. Raising withdraws nothing that is under way. */
export interface AdjustmentPreview {
  from: string | null;
  to: string;
  fresh: Line[];
  stay: (Line & { id: string; state: string })[];
  withdraws: (Line & { id: string; state: string })[];
}

export async function previewAdjustment(
  reader: Pick<Session | Reader, 'find'>,
  plan: Plan,
  subject: { incident: IncidentRow; response: ResponseRow },
  to: string,
): Promise<AdjustmentPreview> {
  const { response } = subject;
  const tasks = await reader.find('task', { responseId: response.id });
  const change = taskChange(plan, to, subject, tasks);
  const lowering = rankOf(plan, to) > rankOf(plan, response.level);
  const line = ({ id, key, recipient, state, data }: (typeof tasks)[number]) => ({
    id,
    key,
    recipient,
    state,
    title: data.title,
  });
  return {
    from: response.level,
    to,
    fresh: change.fresh.map((task) => ({
      key: task.key,
      recipient: recipientOf(task),
      title: task.template.title,
    })),
    stay: change.stay.map(line),
    withdraws: lowering ? change.fallAway.map(line) : [],
  };
}

/** Lowering takes work away from people who are at it: a person sees the list first. */
export async function refuseUnconfirmedWithdrawal(
  session: Session,
  plan: Plan,
  subject: { incident: IncidentRow; response: ResponseRow; level: string },
  confirmed: boolean | undefined,
): Promise<void> {
  if (confirmed) return;
  const { withdraws } = await previewAdjustment(session, plan, subject, subject.level);
  if (withdraws.length)
    throw new Problem('decision.lowering-unconfirmed', { count: withdraws.length }, { withdraws });
}
