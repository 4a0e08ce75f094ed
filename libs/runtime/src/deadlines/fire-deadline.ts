import type { Command } from '../bus/command.ts';

/**
 * Turns a passed deadline into the fact `<table>.<name>-passed`, once: the row goes in the same transaction.
 * What follows from it is said by whoever reacts to that fact. A deadline that was moved or disarmed meanwhile
 * does nothing.
 */
export const fireDeadline: Command<{ id: string }, { fired: boolean }> = {
  name: 'fire-deadline',
  refs: ({ id }) => [{ table: 'deadline', id }],
  async handle(session, { id }) {
    const deadline = await session.get('deadline', id);
    if (!deadline || deadline.dueAt > session.now) return { fired: false };
    session.remove('deadline', id);
    await session.record(
      deadline.subject,
      deadline.subjectId,
      `${deadline.subject.replace('_', '-')}.${deadline.name}-passed`,
      {
        incidentId: deadline.incidentId ?? undefined,
        data: { dueAt: deadline.dueAt },
      },
    );
    return { fired: true };
  },
};
