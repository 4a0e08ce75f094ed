import type { Lang } from '#document';
import { beijingIso } from '#kernel';

type Words = Record<string, { zh: string; en: string }>;

export const CLOCK_KINDS = {
  report: { zh: '灾情报告', en: 'Reports' },
  acknowledge: { zh: '任务签收', en: 'Acknowledging tasks' },
  task: { zh: '任务完成', en: 'Completing tasks' },
  decision: { zh: '作出决定', en: 'Deciding' },
  signature: { zh: '补签', en: 'Signing' },
  instruction: { zh: '批示反馈', en: 'Answering instructions' },
} satisfies Words;

export const OUTCOMES = {
  kept: { zh: '按时', en: 'kept' },
  late: { zh: '迟到', en: 'late' },
  missed: { zh: '未做', en: 'missed' },
  ended: { zh: '不再需要', en: 'no longer called for' },
  running: { zh: '未到期', en: 'running' },
} satisfies Words;

export const DECISIONS = {
  activation: { zh: '启动', en: 'start' },
  raise: { zh: '提升', en: 'raise' },
  lower: { zh: '降低', en: 'lower' },
  termination: { zh: '终止', en: 'end' },
  stable: { zh: '宣布稳定', en: 'declared stable' },
  'stability-revoked': { zh: '撤销稳定', en: 'stability revoked' },
  'division-stable': { zh: '宣布县市稳定', en: 'county declared stable' },
  'division-stability-revoked': { zh: '撤销县市稳定', en: 'county’s stability revoked' },
} satisfies Words;

export const ANSWERS = {
  approved: { zh: '同意', en: 'approved' },
  returned: { zh: '退回', en: 'returned' },
  rejected: { zh: '不同意', en: 'rejected' },
} satisfies Words;

export const UNREACHED = {
  'not-informed': { zh: '未确认知悉', en: 'never confirmed to know' },
  'no-answer': { zh: '电话无人接听', en: 'did not answer the telephone' },
  failed: { zh: '发送失败', en: 'message never arrived' },
} satisfies Words;

/** What a post had to be told of; a channel or nothing stands as it is. */
export const OCCASIONS: Words = {
  activated: { zh: '启动响应', en: 'start' },
  raised: { zh: '提升级别', en: 'raised level' },
  lowered: { zh: '降低级别', en: 'lowered level' },
  terminated: { zh: '终止响应', en: 'end' },
};

export const UPWARD_STATES: Words = {
  drafted: { zh: '起草', en: 'draft' },
  submitted: { zh: '待签发', en: 'awaits approval' },
  returned: { zh: '退回', en: 'returned' },
  approved: { zh: '已签发未报', en: 'approved, not sent' },
  sent: { zh: '已报', en: 'sent' },
  entered: { zh: '已录入', en: 'entered' },
  answered: { zh: '已答复', en: 'answered' },
  superseded: { zh: '已更正', en: 'superseded' },
  dropped: { zh: '放弃', en: 'given up' },
};

export const UPWARD_SIGNATURES: Words = {
  awaiting: { zh: '电话签发，待补签', en: 'approved by telephone, signature owed' },
  signed: { zh: '电话签发，已补签', en: 'approved by telephone, signed' },
  lapsed: { zh: '电话签发，未补签', en: 'approved by telephone, never signed' },
};

export const FINDINGS = {
  strength: { zh: '经验', en: 'went well' },
  problem: { zh: '问题', en: 'problem' },
} satisfies Words;

export const PROPOSALS: Words = {
  open: { zh: '待研究', en: 'open' },
  accepted: { zh: '采纳', en: 'accepted' },
  rejected: { zh: '不采纳', en: 'rejected' },
  carriedOut: { zh: '已落实', en: 'carried out' },
};

export const clockTime = (at: number | null): string =>
  at === null ? '—' : beijingIso(at).slice(0, 16).replace('T', ' ');

/** `2 天 3 小时 5 分`; a part of a minute counts as one, or nothing would look late. */
export function spell(ms: number | null, lang: Lang): string {
  if (ms === null) return '—';
  const minutes = Math.ceil(ms / 60_000);
  const parts: [number, string, string][] = [
    [Math.floor(minutes / 1440), '天', 'd'],
    [Math.floor((minutes % 1440) / 60), '小时', 'h'],
    [minutes % 60, '分', 'min'],
  ];
  const said = parts
    .filter(([count]) => count > 0)
    .map(([n, zh, en]) => (lang === 'zh' ? `${n} ${zh}` : `${n} ${en}`));
  return said.join(' ') || (lang === 'zh' ? '0 分' : '0 min');
}
