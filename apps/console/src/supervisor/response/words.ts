import type { Bilingual } from '../../i18n/language.ts';

export const responseWords = {
  title: { zh: '响应全局', en: 'The whole response' },
  incident: { zh: '看灾情详情', en: 'The incident in full' },
  leads: { zh: '{post}组织协调', en: 'Led by the {post}' },
  delegated: { zh: '，委托{post}', en: ', delegated to the {post}' },
  since: { zh: '本级自', en: 'At this level since' },
  calledFor: { zh: '测算', en: 'Figures call for' },
  ended: { zh: '响应已终止', en: 'The response has ended' },
  terminating: { zh: '已提出终止，待决定', en: 'Its end is proposed and awaits a decision' },
  proposedOnly: { zh: '尚未启动', en: 'Not started yet' },
  pending: { zh: '有待决事项，先决定它', en: 'A decision is pending: take that one first' },
  list: { zh: '按单位', en: 'By recipient' },
  table: { zh: '单位 × 措施', en: 'Recipients × measures' },
  settle: { zh: '逐项了结', en: 'Settlement' },
  views: { zh: '看法', en: 'Views' },
  find: { zh: '筛选：单位、任务', en: 'Filter: recipient, task' },
  none: { zh: '没有任务。', en: 'There are no tasks.' },
  noneFound: { zh: '没有符合筛选的单位。', en: 'No recipient matches.' },
  everything: { zh: '全部 {count}', en: 'All {count}' },
  silent: { zh: '无回应 {count}', en: 'Silent {count}' },
  late: { zh: '有逾期 {count}', en: 'Late {count}' },
  declined: { zh: '有退回 {count}', en: 'Declined {count}' },
  moving: { zh: '在办 {count}', en: 'At work {count}' },
  finished: { zh: '全部办结 {count}', en: 'All done {count}' },
  idle: { zh: '待启用 {count}', en: 'Waiting {count}' },
  legend: { zh: '图例', en: 'Legend' },
  tasks: { zh: '{done}/{all} 办结', en: '{done}/{all} done' },
  unacknowledged: { zh: '{count} 项未签收', en: '{count} not acknowledged' },
  overdue: { zh: '{count} 项逾期', en: '{count} overdue' },
  reminded: { zh: '已催 {count} 次', en: 'reminded {count} times' },
  unreached: { zh: '{count} 条消息未送达', en: '{count} messages reached nobody' },
  silentSince: { zh: '下达后无回应', en: 'silent since it was sent' },
  lastWord: { zh: '最近', en: 'Last word' },
  opening: { zh: '总则', en: 'General' },
  measure: { zh: '措施（{n}）', en: 'Measure ({n})' },
  recipient: { zh: '单位', en: 'Recipient' },
  due: { zh: '时限', en: 'due' },
  condition: { zh: '条件：{words}', en: 'Condition: {words}' },
  clause: { zh: '第 {cite} 条', en: 'clause {cite}' },
  adjustmentAsked: { zh: '申请调整', en: 'adjustment requested' },
  releaseAsked: { zh: '已请求启用', en: 'Its release was asked for' },
  releasers: { zh: '可由{posts}启用', en: 'May be released by {posts}' },
} as const;

/** Where a task stands: a sign and a word, so that nothing rests on colour. */
export const STANDINGS: Record<string, { sign: string; words: Bilingual }> = {
  overdue: { sign: '▲', words: { zh: '逾期', en: 'Overdue' } },
  issued: { sign: '○', words: { zh: '未签收', en: 'Not acknowledged' } },
  acknowledged: { sign: '◐', words: { zh: '已签收', en: 'Acknowledged' } },
  inProgress: { sign: '◕', words: { zh: '办理中', en: 'In progress' } },
  completed: { sign: '●', words: { zh: '已办结', en: 'Completed' } },
  verified: { sign: '✓', words: { zh: '已核实', en: 'Verified' } },
  declined: { sign: '✕', words: { zh: '已退回', en: 'Declined' } },
  offered: { sign: '◌', words: { zh: '待启用', en: 'Conditional' } },
  armed: { sign: '◍', words: { zh: '待稳定', en: 'Until stable' } },
};

export const changeWords = {
  adjust: { zh: '调整级别', en: 'Adjust the level' },
  to: { zh: '调为', en: 'To' },
  reason: { zh: '理由', en: 'Reason' },
  raiseNow: { zh: '提升为{level}，立即生效', en: 'Raise to {level} now' },
  lowerNow: { zh: '降低为{level}，立即生效', en: 'Lower to {level} now' },
  propose: { zh: '提交建议，由{post}决定', en: 'Propose it to the {post}' },
  proposes: {
    zh: '此项由{post}决定；提交后等其决定，任务不变。',
    en: 'This is for the {post} to decide; nothing changes until then.',
  },
  neither: {
    zh: '此项由{post}决定，须由办公室提出建议。',
    en: 'This is for the {post} to decide, on a proposal of the office.',
  },
  difference: { zh: '任务有何不同', en: 'What changes in the tasks' },
  choose: { zh: '选择级别，先看任务有何不同。', en: 'Choose a level to see first what changes.' },
  seenWithdraws: {
    zh: '我已看过将撤回的 {count} 项任务',
    en: 'I have looked at the {count} tasks that are taken back',
  },
  end: { zh: '提出终止响应', en: 'Propose the end' },
  endTitle: { zh: '终止响应', en: 'End the response' },
  endNote: {
    zh: '终止由{post}决定；提出后照常办理，决定前须逐项了结未办结的任务。',
    en: 'The {post} decides on the end. Work goes on meanwhile; every open task has to be settled before it.',
  },
  stillOpen: { zh: '未了结 {count} 项', en: '{count} not settled' },
  delegate: { zh: '委托组织协调', en: 'Delegate leading' },
  delegateTo: { zh: '委托给', en: 'To' },
  delegates: {
    zh: '只委托组织协调；决定、调级、终止仍归您。对方可启用您可启用的附条件任务。',
    en: 'Leading only: deciding, adjusting and ending stay with you. The delegate may release the conditional tasks that you may.',
  },
} as const;

export const settleWords = {
  title: { zh: '逐项了结（第 5.7 条）', en: 'Settlement, one by one (clause 5.7)' },
  none: { zh: '没有未了结的任务，可以终止。', en: 'Nothing is left to settle: the response can end.' },
  count: { zh: '还有 {count} 项未了结，已选 {chosen} 项', en: '{count} to settle, {chosen} chosen' },
  completed: { zh: '已办结', en: 'Done' },
  'carried-over': { zh: '转入恢复', en: 'Into recovery' },
  withdrawn: { zh: '撤回', en: 'Withdraw' },
  all: { zh: '本单位全部', en: 'All of this recipient' },
  reason: { zh: '说明（如何核实）', en: 'How it was ascertained' },
  send: { zh: '了结所选 {count} 项', en: 'Settle the {count} chosen' },
  consequence: {
    zh: '办结 {completed} 项、转入恢复 {carried} 项、撤回 {withdrawn} 项。撤回的会通知在办单位。',
    en: '{completed} done, {carried} into recovery, {withdrawn} withdrawn. Whoever is at work on what is withdrawn is told.',
  },
  cannot: { zh: '了结由办公室或提出终止的岗位办理。', en: 'The office, or whoever may propose, settles.' },
} as const;

export const taskWords = {
  release: { zh: '启用', en: 'Release' },
  releases: {
    zh: '条件“{words}”已具备：立即向{who}下达。',
    en: 'The condition “{words}” holds: it goes to {who} at once.',
  },
  ask: { zh: '请求启用', en: 'Ask for its release' },
  asks: {
    zh: '请求{posts}启用；未启用前不下达。',
    en: 'Asks the {posts} to release it; nothing is sent before that.',
  },
  verify: { zh: '核实办结', en: 'Verify' },
  verifies: { zh: '确认{who}已办结此项。', en: 'You confirm that {who} has done it.' },
  reopen: { zh: '退回重办', en: 'Reopen' },
  reopens: { zh: '此项重新在办，通知{who}。', en: 'It is open again, and {who} is told.' },
  withdraw: { zh: '撤回任务', en: 'Withdraw' },
  withdraws: {
    zh: '撤回后{who}不再承担此项，会通知对方。',
    en: '{who} no longer has this task, and is told.',
  },
  asked: { zh: '已请求启用', en: 'release requested' },
} as const;
