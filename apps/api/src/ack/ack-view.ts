import type { Engine } from '#engine';
import { beijingMoment, Problem } from '#kernel';
import { levelTitle, recipientTitle } from '#plan';
import { listedTasks, type TaskRow } from '#runtime';
import { linkStanding } from '#tasking';
import type { Said } from './frame.ts';

export interface AckViewTask {
  /** Each is null where the rules of the deployment do not let the page show it, or there is none. */
  title: Said | null;
  level: Said | null;
  due: Said | null;
  cite: string | null;
}

/** What the page behind a link shows. */
export interface AckView {
  state: 'open' | 'acknowledged';
  /** A body outside the chain of command is asked, not ordered. */
  asks: 'order' | 'request';
  exercise: boolean;
  /** Whose relief it is. */
  from: Said;
  recipient: Said;
  /** How many wait to be acknowledged, or were acknowledged by this link. */
  count: number;
  /** How many the message listed. */
  listed: number;
  tasks: AckViewTask[];
  expiresAt: number;
  usedAt: number | null;
  /** Whether the link had been used before it was opened now. */
  again: boolean;
  nonce: string;
  login: string | null;
}

/**
 * Looks at what a link stands for, without changing anything. Refuses `ack-link.forged`, `ack-link.expired`,
 * `ack-link.withdrawn`, `ack-link.acknowledged-already`, `ack-link.contact-removed`.
 */
export async function lookAt(engine: Engine, token: string) {
  const { delivery, contact, expiresAt } = await engine.links.open(token);
  const { exercise } = delivery;
  const taskIds = listedTasks(delivery);
  const found = taskIds.length ? await engine.reader.get('task', taskIds) : [];
  const tasks = found.filter(({ recipient }) => recipient === delivery.recipient);
  const [used = null] = await engine.reader.get('ack_link', [delivery.id]);
  const standing = linkStanding(contact, tasks, used);
  if (standing !== 'used') {
    if (engine.clock.now() >= expiresAt) {
      const until = beijingMoment(expiresAt);
      throw new Problem('ack-link.expired', { untilZh: until.zh, untilEn: until.en }, { exercise });
    }
    if (standing !== null) throw new Problem(`ack-link.${standing}`, {}, { exercise });
  }
  const plan = await engine.messages.planOf(engine.reader, engine.clock, delivery, engine.config.defaultPlan);
  const shown = new Set<string>(engine.messages.of(plan).rules.page);
  const taskView = ({ dueAt, data }: TaskRow): AckViewTask => ({
    title: shown.has('title') ? data.title : null,
    level: shown.has('level') && data.level !== null ? levelTitle(plan, data.level) : null,
    due: shown.has('due') && dueAt !== null ? beijingMoment(dueAt) : null,
    cite: (shown.has('cite') && data.cite) || null,
  });
  const open = tasks.filter(({ state }) => state === 'issued');
  const view: AckView = {
    state: used ? 'acknowledged' : 'open',
    asks: delivery.message.form === 'request' || tasks[0]?.data.form === 'request' ? 'request' : 'order',
    exercise,
    from: fromWhom(plan.jurisdiction.title),
    recipient: recipientTitle(plan, delivery.recipient),
    count: used ? used.taskIds.length : open.length,
    listed: taskIds.length,
    tasks: used || !shown.size ? [] : open.map(taskView),
    expiresAt,
    usedAt: used?.usedAt ?? null,
    again: used !== null,
    nonce: used ? '' : engine.links.nonce(token),
    login: engine.config.publicUrl,
  };
  return { view, delivery, contact, taskIds };
}

const fromWhom = ({ zh, en }: Said): Said => ({ zh: `${zh}救灾应急`, en: `${en}, disaster relief` });
