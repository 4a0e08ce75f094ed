/** Refusals about tasks. */
export const taskProblems = {
  'task.outside-chain': {
    status: 409,
    zh: '该单位不在本级指挥关系内，任务以商请函办理：请用“申请调整”，不用“退回”。',
    en: 'This body is outside the chain of command and was asked by letter: request an adjustment instead of declining.',
  },
  'task.inside-chain': {
    status: 409,
    zh: '该任务为指令，不能申请调整；确不能承担的请退回并说明理由。',
    en: 'This task is an order: decline it with a reason instead of requesting an adjustment.',
  },
  'task.release-forbidden': {
    status: 403,
    zh: '该任务附条件（{words}），只能由以下岗位启用：{mayZh}',
    en: 'This task is conditional ({words}); it may be released by: {mayEn}.',
  },
  'task.not-recurring': {
    status: 409,
    zh: '该任务不是按日报送任务，请直接报告进展或完成。',
    en: 'This task does not recur; report progress or completion.',
  },
  'task.question-unknown': {
    status: 404,
    zh: '该任务没有编号为 {id} 的询问。',
    en: 'The task has no question {id}.',
  },
  'task.question-answered': {
    status: 409,
    zh: '该询问已由{by}答复。',
    en: 'The question was answered already by {by}.',
  },
  'task.not-a-colleague': {
    status: 422,
    zh: '只能转交给{recipientZh}能登录办理任务的人员。',
    en: 'It can be handed on only to somebody of {recipientEn} who logs in to see to its tasks.',
  },
  'task.reason-required': { status: 422, zh: '请写明理由。', en: 'Give the reason.' },
  'task.recipient-unreachable': {
    status: 422,
    zh: '收件单位 {recipient} 不在预案名录中。',
    en: 'The recipient {recipient} is not in the plan.',
  },
  'task.settlement-empty': {
    status: 422,
    zh: '请至少列出一项任务及其处理。',
    en: 'Name at least one task and what becomes of it.',
  },
  'task.settled-already': {
    status: 409,
    zh: '任务 {id} 已经了结。',
    en: 'Task {id} is settled already.',
  },
  'task.other-response': {
    status: 422,
    zh: '任务 {id} 不属于该响应。',
    en: 'Task {id} belongs to another response.',
  },
  'task.exists': {
    status: 409,
    zh: '该单位已有同一任务（{id}）。',
    en: 'This recipient already has that task ({id}).',
  },
} as const;
