import { type Block, table } from '#document';
import { levelTitle, recipientTitle } from '#plan';
import { matterOf } from '../subjects/offered.ts';
import { type AboutDecision, isDecision, type Subject } from '../subjects/subject.ts';
import { postTitle } from '../words/placeholders.ts';
import { closeUp, moment, orNone } from '../words/spoken.ts';

const SIGN = '\n\n签字：\n　　　　　　　　　　　　　　年　　月　　日';

/** The rows of a form: of an approval, or of a task that is supervised. */
export function sheetPart(subject: Subject, filled: (template: string) => string): Block[] {
  if (isDecision(subject)) return [table([], approvalRows(subject, filled))];
  return subject.kind === 'supervision' ? [table([], supervisionRows(subject))] : [];
}

function approvalRows(subject: AboutDecision, filled: (template: string) => string): string[][] {
  const { plan, incident, approval, from } = subject;
  const { kind, proposedLevel, reason, proposedAs, decision, returnedFor } = approval.data;
  const ends = kind === 'termination';
  return [
    ['灾害过程', `${incident.data.title}（${filled('{hazard}')}，${filled('{place}')}）`],
    ['发生时间', moment(incident.occurredAt)],
    ['事项', matterOf(plan, approval, from, 'asked').zh],
    [
      '灾情',
      filled('截至{asOf}，死亡{dead}、失踪{missing}，紧急转移安置{relocated}，需紧急生活救助{needingAid}'),
    ],
    ...(ends ? [] : [['测算级别', filled('{recommended}')]]),
    ['建议', ends ? '终止响应' : levelTitle(plan, proposedLevel).zh],
    ['理由', closeUp(orNone(reason))],
    ['提出', `${postTitle(plan, proposedAs)}，${moment(approval.createdAt)}`],
    ...(returnedFor ? [['退回意见', closeUp(returnedFor)]] : []),
    ['审批人', postTitle(plan, decision?.post ?? approval.post)],
    ['审批意见', decision ? `${decisionWords(subject)}${signatureWords(subject)}` : SIGN],
  ];
}

function decisionWords({ plan, approval: { data, state } }: AboutDecision): string {
  const { decision, proposedLevel, kind } = data;
  if (!decision) return '';
  const agreed =
    decision.level === proposedLevel || kind === 'termination'
      ? '同意'
      : `改为${levelTitle(plan, decision.level).zh}`;
  const verdict = state === 'rejected' ? '不同意' : agreed;
  const why = closeUp(decision.reason);
  // Whoever agrees mostly begins with the word.
  const said = why.startsWith(verdict) ? why : [verdict, why].filter(Boolean).join('。');
  // A call's own line says when.
  return decision.spoken ? said : `${said}\n决定时间：${moment(decision.at)}`;
}

/** A decision by telephone takes effect from the words; the signature follows on this sheet. */
function signatureWords({ approval: { context, data }, witness }: AboutDecision): string {
  const spoken = data.decision?.spoken;
  const by = spoken
    ? `\n电话决定：${moment(spoken.calledAt)}，通话人${spoken.caller}，${spoken.readBack ? '已复诵' : '未复诵'}${witness ? `，见证人${witness}` : ''}`
    : '';
  if (context.signature === 'awaiting') return `${by}\n待补签${SIGN}`;
  return `${by}${SIGN}`;
}

const STATES: Record<string, string> = {
  issued: '尚未签收',
  acknowledged: '已签收，未开始',
  inProgress: '办理中',
};

function supervisionRows({ plan, incident, task, recipient }: Subject & { kind: 'supervision' }): string[][] {
  const { title, detail, cite, escalated, acknowledgedAt } = task.data;
  return [
    ['承办单位', recipientTitle(plan, recipient).zh],
    ['灾害过程', incident.data.title],
    ['督办任务', `${closeUp(title.zh)}${detail ? `。${closeUp(detail.zh)}` : ''}`],
    ['依据', `预案第${cite}条`],
    ['下达时间', moment(task.createdAt)],
    ...(task.dueAt === null ? [] : [['办理时限', moment(task.dueAt)]]),
    ['签收时间', acknowledgedAt === null ? '尚未签收' : moment(acknowledgedAt)],
    [
      '目前情况',
      `${STATES[task.state] ?? task.state}${task.context.overdue ? '，已逾期' : ''}${escalated ? `；已催办${escalated}次` : ''}`,
    ],
    ['督办要求', '请立即办理，并将办理情况报办公室。'],
    ['办理情况', '\n\n\n负责人签字：\n　　　　　　　　　　　　　　年　　月　　日'],
  ];
}
