export const agencyWords = {
  title: { zh: '各单位的询问与退回', en: 'What agencies ask and decline' },
  none: { zh: '没有待答复的询问、退回或调整申请。', en: 'No question, declined task or adjustment waits.' },
  asks: { zh: '询问', en: 'asks' },
  declined: { zh: '退回任务', en: 'declined' },
  adjusts: { zh: '申请调整', en: 'asks for an adjustment' },
  answer: { zh: '答复', en: 'Your answer' },
  doAnswer: { zh: '发出答复', en: 'Send the answer' },
  reassign: { zh: '改派其他单位', en: 'Give to another agency' },
  reassignAsk: {
    zh: '{from}的这项任务随即了结，由选定的单位接办并立即收到通知。',
    en: 'It ends for {from}; the agency that you choose gets it and is told at once.',
  },
  to: { zh: '接办单位', en: 'To' },
  choose: { zh: '请选择', en: 'Choose' },
  reason: { zh: '理由', en: 'Reason' },
  doReassign: { zh: '改派并通知', en: 'Give it and tell them' },
  withdraw: { zh: '撤回任务', en: 'Take it back' },
  withdrawAsk: {
    zh: '{from}不再承担这项任务，也没有别的单位接办。',
    en: '{from} need not do it, and nobody else will.',
  },
  doWithdraw: { zh: '撤回这项任务', en: 'Take the task back' },
  officeOnly: {
    zh: '改派、撤回由带班领导或办公室办理。',
    en: 'The shift leader or the office gives it to another or takes it back.',
  },
  onBehalf: { zh: '值班员代录', en: 'recorded by the duty officer' },
} as const;
