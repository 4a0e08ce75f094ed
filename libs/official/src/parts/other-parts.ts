import { type Block, heading, list, paragraph } from '#document';
import { explainCriteria, explainLevel, figureWords, levelTitle, recipientTitle } from '#plan';
import type { OnDuty } from '#runtime';
import type { Records } from '../records.ts';
import { levelBefore } from '../subjects/level-before.ts';
import { matterOf } from '../subjects/offered.ts';
import { DUTY_HOURS, isDecision, type Subject } from '../subjects/subject.ts';
import { postTitle } from '../words/placeholders.ts';
import { closeUp, moment, orNone } from '../words/spoken.ts';

/** What the plan calls for, by each criterion that this disaster can meet, with what nobody knows. */
export const assessmentPart = (subject: Subject): Block[] => {
  // Figures only grow: that they once called for a start says nothing on an end (5.7).
  if (isDecision(subject) && subject.approval.data.kind === 'termination') return [];
  const { plan, incident } = subject;
  const { classification } = incident.data.assessment;
  const rank = (level: string | null) => plan.levels.findIndex((each) => each.level === level);
  // How far it is to a level that another criterion reaches already, or from what is only a least, would mislead.
  const graver = (level: string) => classification.level === null || rank(level) < rank(classification.level);
  const items = explainCriteria(classification, plan, 'zh')
    .filter(({ entry }) => entry.applicable)
    .map(({ entry, words, ahead }) =>
      closeUp(
        `${[words, ...(entry.next && !entry.unknown.length && graver(entry.next.level) ? ahead : [])].join('，')}。`,
      ),
    );
  return [
    paragraph(closeUp(explainLevel(classification, plan, 'zh'))),
    ...(items.length ? [list(items)] : []),
  ];
};

/** Who took part in a consultation, what they judged and what it came to. */
export function consultationPart(subject: Subject): Block[] {
  if (subject.kind !== 'minutes') return [];
  const { plan, consultation } = subject;
  const { participants, conclusion, minutes, figures, level, basis, levelBefore } = consultation;
  const judged = Object.entries(figures ?? {}).map(([key, value]) => {
    const title = plan.indicators.find((each) => each.key === key)?.title.zh ?? key;
    return `${title}${closeUp(figureWords(plan, key, value ?? null, false).zh)}`;
  });
  const call = (key: string | null) => (key ? levelTitle(plan, key).zh : '不够任何一级');
  const rests = basis === null ? '' : `（按${basis === 'assessed' ? '研判' : '上报'}数据）`;
  return [
    heading(1, '参加人员'),
    paragraph(`${orNone(participants.join('、'))}。`),
    heading(1, '会商意见'),
    paragraph(closeUp(orNone(conclusion))),
    ...(minutes.trim()
      ? [
          heading(1, '会商情况'),
          ...minutes
            .trim()
            .split(/\n+/)
            .map((line) => paragraph(closeUp(line))),
        ]
      : []),
    heading(1, '研判数据'),
    paragraph(judged.length ? `全过程可能达到：${judged.join('，')}。` : '未另行研判数据，以上报数据为准。'),
    paragraph(`会商前测算：${call(levelBefore)}；会商后测算：${call(level)}${rests}。`),
  ];
}

/** Who has the duty now. */
export const onDutyPart = (onDuty: readonly OnDuty[], { plan }: Subject): Block[] => [
  onDuty.length
    ? list(onDuty.map(({ subject, name }) => `${recipientTitle(plan, subject).zh}：${name}`))
    : paragraph('值班表未载当班人员。'),
];

const HOUR = 3600_000;

/** What happened since a day ago, in order: reports, consultations, decisions, tasks and answers. */
export async function happeningsPart(records: Records, { plan, incident, at }: Subject): Promise<Block[]> {
  const incidentId = incident.id;
  const since = at - DUTY_HOURS * HOUR;
  const within = (moment: number | null | undefined): moment is number =>
    moment != null && moment > since && moment <= at;
  const events: { at: number; words: string }[] = [];
  for (const { division, receivedAt, asOf, kind, onBehalfOf, channel } of await records.find('report', {
    incidentId,
  }))
    if (within(receivedAt) && channel !== 'process')
      events.push({
        at: receivedAt,
        words: `收到${recipientTitle(plan, `division:${division}`).zh}${REPORTS[kind]}（数据截至${moment(asOf)}${onBehalfOf ? '，值班员代录' : ''}）`,
      });
  for (const { heldAt, conclusion } of await records.find('consultation', { incidentId }))
    if (within(heldAt)) events.push({ at: heldAt, words: `组织会商研判：${closeUp(orNone(conclusion))}` });
  const approvals = await records.find('approval', { incidentId, state: ['approved', 'rejected'] });
  for (const approval of approvals) {
    const { decision } = approval.data;
    if (decision && within(decision.at))
      events.push({
        at: decision.at,
        words: `${postTitle(plan, decision.post)}${decision.spoken ? '电话' : ''}${approval.state === 'approved' ? '决定' : '不同意'}${matterOf(plan, approval, levelBefore(approval, approvals), 'decided').zh}`,
      });
  }
  events.sort((a, b) => a.at - b.at);
  const tasks = await records.find('task', { incidentId });
  const live = tasks.filter(({ state }) => !['withdrawn', 'reassigned', 'offered', 'armed'].includes(state));
  const count = (test: (task: (typeof live)[number]) => boolean) => live.filter(test).length;
  const standing = live.length
    ? `共下达任务${live.length}项：已办结${count(({ state }) => state === 'completed' || state === 'verified')}项，尚未签收${count(({ state }) => state === 'issued')}项，已逾期${count(({ context }) => context.overdue)}项。`
    : '尚未下达任务。';
  return [
    events.length
      ? list(
          events.map(
            ({ at: when, words }) => `${moment(when).replace(/^\d+年/, '')}，${words.replace(/。$/, '')}。`,
          ),
        )
      : paragraph(`${DUTY_HOURS}小时内没有新的报告、会商和决定。`),
    paragraph(standing),
  ];
}

const REPORTS = { first: '初报', 'follow-up': '续报', verified: '核报' };
