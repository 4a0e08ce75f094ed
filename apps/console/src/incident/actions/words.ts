export const actionWords = {
  'start-verifying': { zh: '开始核实', en: 'Begin verification' },
  'start-verifying-says': {
    zh: '标明正在核实；报灾、测算照常。',
    en: 'It is marked as being verified; reports and the assessment go on.',
  },
  confirm: { zh: '核实属实', en: 'Verified' },
  'confirm-says': { zh: '标明已核实属实。', en: 'It is marked as verified.' },
  dismiss: { zh: '排除（不需处置）', en: 'Dismiss (no action needed)' },
  'dismiss-says': {
    zh: '排除后离开看板，不能再报灾、不能恢复；确认无须处置再办。',
    en: 'It leaves the board, takes no more reports and cannot be reopened: be sure that nothing is needed.',
  },
  stabilise: { zh: '标记灾情稳定', en: 'Mark as stable' },
  'stabilise-says': {
    zh: '须先有会商。此后停止零报告，待稳定的任务随即下达。',
    en: 'A consultation must come first. Zero reports stop, and tasks that waited for this are sent.',
  },
  'revoke-stability': { zh: '撤销灾情稳定', en: 'Revoke stability' },
  'revoke-stability-says': {
    zh: '恢复每日报告；已下达的任务不收回。',
    en: 'Daily reports resume; tasks that were sent stay.',
  },
  close: { zh: '办结', en: 'Close' },
  'close-says': { zh: '办结后不能再改动。', en: 'Nothing can be changed afterwards.' },
} as const;

export const consultWords = {
  title: { zh: '记录会商', en: 'Record a consultation' },
  record: { zh: '记录会商', en: 'Record the consultation' },
  note: {
    zh: '会商意见记入档案，决定人会看到；不改变已报数字。',
    en: 'It is kept on file and shown to whoever decides; reported figures stay as they are.',
  },
  participants: { zh: '参加单位（用顿号分开）', en: 'Who took part (separated by commas)' },
  conclusion: { zh: '结论', en: 'Conclusion' },
  minutes: { zh: '纪要', en: 'Minutes' },
  stable: { zh: '研判灾情已稳定', en: 'The situation was found to be stable' },
} as const;
