import { beijingMoment } from '#kernel';
import { levelTitle, type MessageLanguage, type Plan, recipientTitle } from '#plan';
import type { DeliveryRow, MessageTask } from '#runtime';
import { unmarked } from './exercise-mark.ts';

/** What is said, to whom, and under which plan. */
export interface MessageSubject {
  delivery: Pick<DeliveryRow, 'taskId' | 'recipient' | 'urgency' | 'exercise' | 'message'>;
  plan: Plan;
  /** Where the deployment can be reached from outside; null where it says nothing. */
  login: string | null;
  link: LinkInMessage | null;
}

export interface LinkInMessage {
  url: string;
  /** Epoch milliseconds. */
  until: number;
}

/** The tasks that a message lists; one from before messages listed several speaks of its own. */
function tasksSaid({ taskId, message }: Pick<DeliveryRow, 'taskId' | 'message'>): MessageTask[] {
  if (message.tasks) return message.tasks;
  if (taskId === null) return [];
  const { form, level, cite, dueAt } = message;
  const title = (message['task'] ?? message.title) as MessageTask['title'];
  const detail = (message['detail'] ?? null) as MessageTask['detail'];
  return [{ id: taskId, title, form, level, cite, dueAt, detail }];
}

/** Everything that a template could be told of a message, in one language. What it is told is the rules' to say. */
export function messageValues(
  { delivery, plan, login, link }: MessageSubject,
  lang: MessageLanguage,
): Record<string, unknown> {
  const { message } = delivery;
  const when = (at: number | null) => (at === null ? null : beijingMoment(at)[lang]);
  const level = (key: string | null) => (key === null ? null : levelTitle(plan, key)[lang]);
  const tasks = tasksSaid(delivery);
  return {
    jurisdiction: plan.jurisdiction.title[lang],
    recipient: recipientTitle(plan, delivery.recipient)[lang],
    count: tasks.length,
    urgent: delivery.urgency === 'urgent',
    form: message.form,
    login,
    link: link?.url ?? null,
    linkUntil: when(link?.until ?? null),
    level: level(message.level),
    cite: message.cite,
    due: when(message.dueAt),
    title: unmarked(message.title[lang]),
    incident: unmarked(message.incidentTitle) || null,
    tasks: tasks.map((task) => ({
      title: unmarked(task.title[lang]),
      detail: task.detail?.[lang] ?? null,
      level: level(task.level),
      cite: task.cite || null,
      due: when(task.dueAt),
    })),
  };
}

/** Of all values those that are allowed; a template that asks for another one fails instead of saying it. */
export function permitted(
  values: Record<string, unknown>,
  allowed: ReadonlySet<string>,
): Record<string, unknown> {
  const told = Object.fromEntries(Object.entries(values).filter(([name]) => allowed.has(name)));
  if (!('tasks' in told)) return told;
  const tasks = (told['tasks'] as object[]).map((task) =>
    Object.fromEntries(Object.entries(task).filter(([name]) => allowed.has(`task.${name}`))),
  );
  return { ...told, tasks };
}
