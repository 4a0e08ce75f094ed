import type { MessageTask, TaskRow } from '#runtime';

/** A task as messages list it. */
export const listed = ({ id, dueAt, data }: TaskRow): MessageTask => {
  const { title, form, level, cite, detail } = data;
  return { id, title, form, level, cite, dueAt, detail };
};
