/** Refusals about proposing and deciding. */
export const decisionProblems = {
  'response.exists': {
    status: 409,
    zh: '该灾害过程已有{state}的响应（{id}），请在其上调整级别。',
    en: 'This incident already has a response ({id}, {state}); adjust its level instead.',
  },
  'response.pending-decision': {
    status: 409,
    zh: '该响应已有待决事项（{id}），请先办结。',
    en: 'A decision on this response is still pending ({id}).',
  },
  'response.same-level': {
    status: 422,
    zh: '当前已是{level}，没有需要调整的级别。',
    en: 'The response is already at level {level}.',
  },
  'response.starts-nothing': {
    status: 422,
    zh: '{level}按预案不启动响应。',
    en: 'Level {level} starts no response under this plan.',
  },
  'response.not-direct': {
    status: 403,
    zh: '{level}不能直接启动；预案规定可由以下机构直接启动：{mayZh}',
    en: 'Level {level} cannot be started directly by you; under the plan it may be by: {mayEn}.',
  },
  'proposal.reason-required': {
    status: 422,
    zh: '提出的级别（{proposed}）与测算级别（{recommended}）不同，须写明理由。',
    en: 'The proposed level ({proposed}) differs from the recommended one ({recommended}); give the reason.',
  },
  'lowered.ground-unknown': {
    status: 422,
    zh: '预案没有这种酌情降低启动条件的情形：{ground}；可用：{known}',
    en: 'The plan has no ground {ground} for lowering the conditions; it has: {known}.',
  },
  'lowered.reason-required': {
    status: 422,
    zh: '酌情降低启动条件须写明理由。',
    en: 'Lowering the conditions for starting needs a reason.',
  },
  'lowered.not-needed': {
    status: 422,
    zh: '{level}不需要降低启动条件：测算已达{recommended}，或所提并非启动、提升。',
    en: 'Level {level} needs no lowered conditions: the figures give {recommended}, or it is neither a start nor a raise.',
  },
  'decision.tasks-unsettled': {
    status: 409,
    zh: '还有 {count} 项任务未了结，请逐项确认办结、转入恢复或撤回后再决定终止。',
    en: '{count} task(s) are not settled: complete, carry into recovery or withdraw each before the response ends.',
  },
  'decision.overtaken': {
    status: 409,
    zh: '提出建议后灾情数据已变化（测算级别 {was} → {now}）。请按最新测算确认（confirmAssessment={seq}）后再决定。',
    en: 'The figures moved since the proposal (recommended {was} → {now}). Confirm against the new assessment (confirmAssessment={seq}).',
  },
  'decision.spoken-incomplete': {
    status: 422,
    zh: '电话决定、电话签发须写明来电领导、通话时间、已复诵，并由带班领导见证。',
    en: 'A decision or an approval by telephone needs who called, when, that the words were repeated back, and the shift leader as witness.',
  },
  'decision.witness-invalid': {
    status: 422,
    zh: '见证人须是在岗的带班领导，且不是记录人本人。',
    en: 'The witness must be an active shift leader other than the person who records.',
  },
  'decision.spoken-in-future': {
    status: 422,
    zh: '通话时间 {at} 晚于当前时间 {now}（北京时间）。',
    en: 'The call at {at} lies in the future; it is now {now} (Beijing time).',
  },
  'decision.reason-required': {
    status: 422,
    zh: '此项决定须写明理由。',
    en: 'This decision needs a reason.',
  },
  'decision.lowering-unconfirmed': {
    status: 409,
    zh: '降低级别将撤回 {count} 项任务，请查看清单后带 confirmWithdraw 确认。',
    en: 'Lowering the level withdraws {count} task(s); look at the list and confirm with confirmWithdraw.',
  },
  'decision.level-not-applicable': {
    status: 422,
    zh: '此事项不能改定级别。',
    en: 'The level cannot be changed in this decision.',
  },
  'decision.leading-not-delegable': {
    status: 422,
    zh: '{level}的组织协调权不能这样委托；预案允许委托给：{allowed}',
    en: 'Leading at level {level} cannot be delegated so; the plan allows: {allowed}.',
  },
} as const;
