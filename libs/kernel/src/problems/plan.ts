/** Refusals about plans and classification. */
export const planProblems = {
  'plan.unknown': {
    status: 404,
    zh: '没有这个预案：{id}；现有：{known}',
    en: 'No such plan: {id}. Known: {known}.',
  },
  'plan.not-in-force': {
    status: 422,
    zh: '{date} 没有生效的预案版本；{id} 最早自 {from} 起生效。更早的灾害适用未载入的旧预案。',
    en: 'No version of {id} was in force on {date}; the earliest takes effect on {from}. Earlier disasters fall under a plan that is not loaded.',
  },
  'plan.unsound': {
    status: 422,
    zh: '预案数据有 {count} 处错误，不能使用。',
    en: 'The plan has {count} error(s) and cannot be used.',
  },
  'hazard.unknown': {
    status: 422,
    zh: '未知的灾种：{hazard}；可用：{known}',
    en: 'Unknown hazard: {hazard}. Known: {known}.',
  },
  'division.unknown': {
    status: 422,
    zh: '未知的行政区划：{division}；可用：{known}',
    en: 'Unknown division: {division}. Known: {known}.',
  },
  'agency.unknown': { status: 422, zh: '未知的成员单位：{agency}', en: 'Unknown agency: {agency}.' },
  'level.unknown': {
    status: 422,
    zh: '未知的响应级别：{level}；可用：{known}',
    en: 'Unknown response level: {level}. Known: {known}.',
  },
  'level.starts-no-response': {
    status: 422,
    zh: '{level} 级只作认定，不启动响应，没有决定者。',
    en: 'Level {level} is only stated; it starts no response, so nobody decides it.',
  },
  'figure.unknown-indicator': {
    status: 422,
    zh: '未知的指标：{indicator}；可用：{known}',
    en: 'Unknown indicator: {indicator}. Known: {known}.',
  },
  'figure.invalid': {
    status: 422,
    zh: '指标 {indicator} 的数值 {value} 无效：须为不小于 0 的{kind}，未知请填 null。',
    en: 'The figure {value} for {indicator} is not valid: give a {kindEn} of 0 or more, or null where it is unknown.',
  },
} as const;
