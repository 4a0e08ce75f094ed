import { Problem } from '#kernel';
import { recipientTitle } from '#plan';
import {
  type AckLinkRow,
  type Actor,
  acknowledged,
  type Command,
  type ContactRow,
  planOf,
  type TaskRow,
} from '#runtime';
import { acknowledgeFor } from './answer-task.ts';

/** Whoever holds the link acts for its contact; no person is logged in, and no post is held. */
export const linkActor = ({ id, channel }: ContactRow): Actor => ({
  id: `link:${id}`,
  name: `确认链接（${channel}）`,
  posts: [],
});

export interface AcknowledgeByLink {
  deliveryId: string;
  /** The tasks that the message lists. */
  taskIds: readonly string[];
}

export interface AcknowledgedByLink {
  usedAt: number;
  taskIds: string[];
  /** Whether it was acknowledged by this link before; nothing happened now. */
  already: boolean;
}

/** Why a link has nothing to acknowledge any more, or null while it has. */
export type LinkStanding = 'used' | 'contact-removed' | 'withdrawn' | 'acknowledged-already' | null;

const GONE = ['withdrawn', 'reassigned', 'declined'];

export function linkStanding(
  contact: Pick<ContactRow, 'active'>,
  tasks: readonly TaskRow[],
  used: AckLinkRow | null,
): LinkStanding {
  if (used) return 'used';
  if (!contact.active) return 'contact-removed';
  if (tasks.some(({ state }) => state === 'issued')) return null;
  return tasks.every(({ state }) => GONE.includes(state)) ? 'withdrawn' : 'acknowledged-already';
}

/**
 * Acknowledges what a message lists on behalf of its recipient, by the link that stood in it: once, and a second time
 * changes nothing. Refuses `ack-link.contact-removed`, `ack-link.withdrawn`, `ack-link.acknowledged-already`. The link
 * itself was checked before.
 */
export const acknowledgeByLink: Command<AcknowledgeByLink, AcknowledgedByLink> = {
  name: 'acknowledge-by-link',
  refs: ({ deliveryId, taskIds }) => [
    { table: 'delivery', id: deliveryId },
    { table: 'ack_link', id: deliveryId },
    ...taskIds.map((id) => ({ table: 'task' as const, id })),
  ],
  async handle(session, { deliveryId, taskIds }) {
    const delivery = await session.require('delivery', deliveryId);
    const contact = await session.require('contact', delivery.contactId!);
    const used = await session.get('ack_link', deliveryId);
    const listed = await Promise.all(taskIds.map((id) => session.get('task', id)));
    const tasks = listed.filter((task) => task?.recipient === delivery.recipient) as TaskRow[];
    const standing = linkStanding(contact, tasks, used);
    if (standing === 'used') return { usedAt: used!.usedAt, taskIds: used!.taskIds, already: true };
    if (standing !== null) throw new Problem(`ack-link.${standing}`);
    const open = tasks.filter(({ state }) => state === 'issued');
    const { plan } = planOf(session.plans, await session.case(open[0]!.incidentId));
    const onBehalfOf = recipientTitle(plan, delivery.recipient).zh;
    for (const task of open)
      await acknowledgeFor(session, task, { onBehalfOf, byLink: { deliveryId, contactId: contact.id } });
    const done = open.map(({ id }) => id);
    session.put('ack_link', {
      ...{ id: deliveryId, contactId: contact.id, recipient: delivery.recipient },
      ...{ taskIds: done, usedAt: session.now },
    });
    // Acknowledging its tasks has settled it, unless one of them went to somebody else.
    const settled = await session.require('delivery', deliveryId);
    if (settled.state !== 'acknowledged') session.put('delivery', acknowledged(settled, session.now));
    await session.record('delivery', deliveryId, 'delivery.acknowledged-by-link', {
      ...{ incidentId: delivery.incidentId ?? undefined, streamSeq: 0, state: 'acknowledged' },
      data: { recipient: delivery.recipient, contactId: contact.id, channel: contact.channel, taskIds: done },
      onBehalfOf,
    });
    return { usedAt: session.now, taskIds: done, already: false };
  },
};
