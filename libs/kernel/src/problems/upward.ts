/** Refusals about documents to the level above: reports, notices, applications. */
export const upwardProblems = {
  'upward.not-in-plan': {
    status: 422,
    zh: '预案 {plan} 没有这类上报文件的规定：{kind}',
    en: 'The plan {plan} has no document of this kind: {kind}.',
  },
  'upward.notice-by-itself': {
    status: 422,
    zh: '启动、调整、终止的报告由系统在响应变化时拟稿，不另行起草；更正已报出的须写明所更正的文件。',
    en: 'Notices of a start, change or end are drafted when the response changes; only a correction of one that went is drafted by hand.',
  },
  'upward.first-sent': {
    status: 409,
    zh: '初报已报出（{number}），后续用续报；有误则更正初报。',
    en: 'The first report has gone ({number}): what follows is a follow-up report, or a correction of the first.',
  },
  'upward.process-over': {
    status: 409,
    zh: '这次灾害已撤销或并入另一次（{state}），不再单独上报。',
    en: 'This process was dismissed or merged into another ({state}): nothing goes up for it any more.',
  },
  'upward.nothing-reported': {
    status: 409,
    zh: '还没有任何县市报告，灾情报告无数可报。',
    en: 'No county has reported yet: there is nothing that a report could say.',
  },
  'upward.supersedes-unknown': {
    status: 409,
    zh: '只能更正同一灾害中同类、已报出且未被更正的文件：{id}',
    en: 'Only a document of the same incident and kind that went up, and was not corrected yet, can be corrected: {id}.',
  },
  'upward.not-for-kind': {
    status: 409,
    zh: '“{titleZh}”没有这一步。',
    en: 'A document “{titleEn}” has no such step.',
  },
  'upward.time-in-future': {
    status: 422,
    zh: '时间 {at} 晚于当前时间 {now}。',
    en: 'The time {at} lies in the future; it is {now}.',
  },
  'upward.time-too-early': {
    status: 422,
    zh: '时间 {at} 早于{afterZh}的时间 {after}。',
    en: 'The time {at} lies before {afterEn} at {after}.',
  },
  'upward.reference-required': {
    status: 422,
    zh: '请写明系统中的编号。',
    en: 'Give the reference under which it stands in the system.',
  },
  'support.level-not-asked': {
    status: 409,
    zh: '预案只在 {levels} 时由委员会向上申请支持，当前为：{level}。',
    en: 'The plan applies for support at {levels} only; now: {level}.',
  },
  'support.items-invalid': {
    status: 422,
    zh: '申请事项有误。',
    en: 'What is asked for is not in order.',
  },
  'support.grants-invalid': {
    status: 422,
    zh: '答复事项有误。',
    en: 'What was answered is not in order.',
  },
} as const;
