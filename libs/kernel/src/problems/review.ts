/** Refusals about reviews and proposals to change the plan. */
export const reviewProblems = {
  'review.not-ended': {
    status: 409,
    zh: '响应尚未结束（{state}），结束后才能复盘。',
    en: 'The process has not ended ({state}): a review follows the end.',
  },
  'review.opened-already': {
    status: 409,
    zh: '这次灾害的复盘已经开始。',
    en: 'The review of this process has been opened already.',
  },
  'review.incomplete': {
    status: 422,
    zh: '办结复盘须写明参加单位、专家和结论。',
    en: 'To close a review, name who took part and its conclusion.',
  },
  'review.closed': {
    status: 409,
    zh: '复盘已办结，须先重新打开。',
    en: 'The review is closed; reopen it first.',
  },
  'review.clause-unknown': {
    status: 422,
    zh: '预案没有第 {clause} 条。',
    en: 'The plan has no clause {clause}.',
  },
  'review.finding-unknown': {
    status: 422,
    zh: '本次复盘没有这条发现：{id}',
    en: 'This review has no such finding: {id}.',
  },
  'review.not-in-plan': {
    status: 422,
    zh: '预案 {plan} 未写明由谁取舍修改建议。',
    en: 'The plan {plan} does not say who answers proposals to change it.',
  },
  'plan-proposal.version-not-later': {
    status: 422,
    zh: '落实建议的须是 {was} 之后的版本，不是 {version}。',
    en: 'What carries a proposal out is a version later than {was}, not {version}.',
  },
} as const;
