import { beijingMoment } from '#kernel';
import { levelTitle, type OfficialKind, type Plan, recipientTitle, type Text } from '#plan';
import type { ApprovalRow, IncidentRow, TaskRow } from '#runtime';
import type { Records } from '../records.ts';
import { levelBefore } from './level-before.ts';
import type { Offered } from './subject.ts';

/** States in which an approval is, or was, before somebody. */
const PUT_FORWARD = ['submitted', 'returned', 'approved', 'rejected'];
const NOTICES = {
  activation: 'start',
  raise: 'adjustment',
  lower: 'adjustment',
  termination: 'termination',
} as const;
const OPEN = ['issued', 'acknowledged', 'inProgress'];

/** Every document that the record of an incident gives ground for, whether or not it was issued already. */
export async function offeredOf(records: Records, plan: Plan, incident: IncidentRow): Promise<Offered[]> {
  const incidentId = incident.id;
  const kinds = new Set(plan.documents?.templates.map(({ kind }) => kind));
  const [approvals, consultations, tasks] = [
    await records.find('approval', { incidentId }, { orderBy: 'id' }),
    await records.find('consultation', { incidentId }, { orderBy: 'id' }),
    await records.find('task', { incidentId, state: OPEN }, { orderBy: 'id' }),
  ];
  const whole = { zh: incident.data.title, en: incident.data.title };
  const about = (kind: OfficialKind): Offered => ({
    kind,
    subject: incidentId,
    at: records.now,
    about: whole,
  });
  return [
    ...approvals.flatMap((approval) => ofApproval(plan, approval, levelBefore(approval, approvals))),
    ...consultations.map(
      ({ id, heldAt }): Offered => ({
        ...{ kind: 'minutes', subject: id, at: heldAt, about: beijingMoment(heldAt) },
      }),
    ),
    about('bulletin'),
    about('duty-report'),
    ...lettersOf(plan, tasks),
    ...tasks.filter((task) => isLate(plan, task)).map((task) => supervisionOf(plan, task)),
  ].filter(({ kind }) => kinds.has(kind));
}

/**
 * Inside the chain of command, and overdue or reminded in vain: outside it nobody is supervised, nor does the issuer
 * supervise itself or the bodies that it asks.
 */
export function isLate({ documents }: Plan, { data, context, recipient }: TaskRow): boolean {
  const above = [documents?.issuer, ...(documents?.bodies ?? []).map(({ agency }) => agency)];
  if (above.some((agency) => recipient === `agency:${agency}`)) return false;
  return data.form === 'order' && (context.overdue || (data.escalated > 0 && data.acknowledgedAt === null));
}

/** Whether it was started by an order from above, with nothing proposed. */
export const isDirect = ({ data, post }: ApprovalRow): boolean => data.proposedAs === post;

function ofApproval(plan: Plan, approval: ApprovalRow, from: string | null): Offered[] {
  const { id, state, createdAt, data } = approval;
  if (!PUT_FORWARD.includes(state)) return [];
  const each = (kind: OfficialKind, at: number, when: 'asked' | 'decided' = 'asked'): Offered => ({
    ...{ kind, subject: id, at, about: matterOf(plan, approval, from, when) },
  });
  return [
    ...(isDirect(approval) ? [] : [each('proposal', createdAt)]),
    each('approval-sheet', createdAt),
    ...(state === 'approved' && data.decision ? [each(NOTICES[data.kind], data.decision.at, 'decided')] : []),
  ];
}

/** The level that an approval is about: as it was decided, or as it was `asked` for before. */
export const levelOf = ({ data }: ApprovalRow, when: 'asked' | 'decided'): string | null =>
  (when === 'decided' ? data.decision?.level : null) ?? data.proposedLevel;

/** What an approval is about: 启动三级响应, with the level before it where that is known. */
export function matterOf(
  plan: Plan,
  approval: ApprovalRow,
  from: string | null,
  when: 'asked' | 'decided',
): Text {
  const { data } = approval;
  const level = levelTitle(plan, levelOf(approval, when));
  const before = levelTitle(plan, from);
  switch (data.kind) {
    case 'activation':
      return { zh: `启动自然灾害救助应急${level.zh}`, en: `start of ${level.en}` };
    // A raise that was proposed may have been decided as a lowering.
    case 'raise':
    case 'lower':
      return {
        zh: `将自然灾害救助应急${from ? before.zh : '响应'}调整为${level.zh}`,
        en: `change${from ? ` from ${before.en}` : ''} to ${level.en}`,
      };
    case 'termination':
      return { zh: `终止自然灾害救助应急${from ? before.zh : '响应'}`, en: 'termination' };
  }
}

function lettersOf(plan: Plan, tasks: readonly TaskRow[]): Offered[] {
  const letters = new Map<string, Offered>();
  for (const { responseId, recipient, data, createdAt } of tasks) {
    if (data.form !== 'request' || responseId === null) continue;
    const subject = `${responseId}/${recipient}`;
    if (!letters.has(subject))
      letters.set(subject, {
        kind: 'letter',
        subject,
        at: createdAt,
        about: recipientTitle(plan, recipient),
      });
  }
  return [...letters.values()];
}

function supervisionOf(plan: Plan, { id, recipient, data, updatedAt }: TaskRow): Offered {
  const to = recipientTitle(plan, recipient);
  const about = { zh: `${to.zh}：${data.title.zh}`, en: `${to.en}: ${data.title.en}` };
  return { kind: 'supervision', subject: id, at: updatedAt, about };
}
