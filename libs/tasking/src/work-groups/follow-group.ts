import { isOwn } from '#identity';
import { Problem } from '#kernel';
import type { Plan } from '#plan';
import {
  type Command,
  expectSeq,
  holds,
  isCapable,
  requireCapability,
  type Session,
  type WorkGroupData,
  type WorkGroupRow,
} from '#runtime';
import type { GroupAnswer } from './form-group.ts';

export interface FollowGroup {
  groupId: string;
  expectedSeq?: number;
  reason?: string;
}

function stepOf(
  name: string,
  type: 'SEND' | 'RETURN' | 'CLOSE' | 'DISBAND',
  change: (now: number) => Partial<WorkGroupData> = () => ({}),
): Command<FollowGroup, GroupAnswer> {
  return {
    name,
    refs: ({ groupId }) => [{ table: 'work_group', id: groupId }],
    async handle(session, { groupId, expectedSeq, reason }) {
      const group = await session.require('work_group', groupId);
      const { plan } = await session.planOf(group.incidentId);
      requireCapability(session.actor, plan, 'propose');
      expectSeq('work_group', group, expectedSeq);
      const data = { ...group.data, ...change(session.now) };
      const { title, destination } = data;
      const next = await session.send(
        'work_group',
        group,
        { type },
        { change: { data }, data: { title, destination }, reason: reason ?? null },
      );
      return { id: next.id, seq: next.seq, state: next.state };
    },
  };
}

/** Every step of a work group that carries no more than its reason, by the name that it has at the edge. */
export const GROUP_STEPS = {
  send: stepOf('send-work-group', 'SEND', (now) => ({ sentAt: now })),
  return: stepOf('return-work-group', 'RETURN', (now) => ({ returnedAt: now })),
  close: stepOf('close-work-group', 'CLOSE'),
  disband: stepOf('disband-work-group', 'DISBAND'),
} as const;

/** What the group found, by one of its members or written down by the duty officer who took the call. */
export const reportFindings: Command<{ groupId: string; expectedSeq?: number; text: string }, GroupAnswer> = {
  name: 'report-findings',
  refs: ({ groupId }) => [{ table: 'work_group', id: groupId }],
  async handle(session, { groupId, expectedSeq, text }) {
    const group = await session.require('work_group', groupId);
    const { plan } = await session.planOf(group.incidentId);
    expectSeq('work_group', group, expectedSeq);
    const onBehalfOf = whoseFindings(session, plan, group);
    if (!text.trim()) throw new Problem('task.reason-required');
    const finding = { at: session.now, by: session.actor.id, onBehalfOf, text };
    const next = await session.send(
      'work_group',
      group,
      { type: 'REPORT' },
      {
        change: { data: { ...group.data, findings: [...group.data.findings, finding] } },
        data: { title: group.data.title },
        reason: text,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
    );
    return { id: next.id, seq: next.seq, state: next.state };
  },
};

function whoseFindings(session: Session, plan: Plan, { data }: WorkGroupRow): string | null {
  const own = [...data.members, data.leader].some((member) => {
    const [kind, key = ''] = member.split(/:(.*)/s);
    if (kind === 'post') return holds(session.actor, key);
    return kind === 'agency' && isOwn(session.actor, { kind: 'agency', key }, plan);
  });
  if (own) return null;
  if (isCapable(session.actor, plan, 'log')) return data.title;
  throw new Problem('work-group.not-a-member', { title: data.title });
}
