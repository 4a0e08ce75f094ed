/** Refusals about incidents, reports and consultations. */
export const reportProblems = {
  'incident.time-in-future': {
    status: 422,
    zh: '发生时间 {at} 晚于当前时间 {now}（北京时间）。',
    en: 'The time of occurrence {at} lies in the future; it is now {now} (Beijing time).',
  },
  'incident.no-division': {
    status: 422,
    zh: '至少列出一个受灾县市。',
    en: 'List at least one affected division.',
  },
  'incident.duplicate': {
    status: 409,
    zh: '可能已登记过同一灾害过程：{titles}。确属另一过程的，请带 confirmDistinct 重新提交。',
    en: 'This may already be logged: {titles}. If it is another process, submit again with confirmDistinct.',
  },
  'incident.plan-unchanged': {
    status: 422,
    zh: '该灾害过程已适用 {version} 版预案。',
    en: 'This incident is already under version {version} of the plan.',
  },
  'incident.plan-difference-unseen': {
    status: 409,
    zh: '改用另一版预案前，须先查看差异并带回其校验值（confirm）。',
    en: 'Look at the difference first and send back its checksum (confirm) to move to another version.',
  },
  'report.time-in-future': {
    status: 422,
    zh: '{field}时间 {at} 晚于当前时间 {now}（北京时间）。',
    en: 'The {fieldEn} time {at} lies in the future; it is now {now} (Beijing time).',
  },
  'report.before-incident': {
    status: 422,
    zh: '数据截至时间 {at} 早于灾害发生时间 {occurred}（北京时间）。',
    en: 'The figures are for {at}, before the incident occurred at {occurred} (Beijing time).',
  },
  'report.times-disordered': {
    status: 422,
    zh: '收到时间 {received} 早于数据截至时间 {asOf}（北京时间）。',
    en: 'Received at {received}, before the moment {asOf} that the figures are for (Beijing time).',
  },
  'report.empty': {
    status: 422,
    zh: '报告至少要有一个已知指标，或写明情况。',
    en: 'A report needs at least one known figure, or words.',
  },
  'report.duplicate': {
    status: 409,
    zh: '{division} 截至 {asOf} 的相同报告已收到（{id}）。',
    en: 'The same report from {division} for {asOf} is already in ({id}).',
  },
  'report.supersedes-unknown': {
    status: 422,
    zh: '要更正的报告 {id} 不属于本灾害过程的同一县市，或已被更正。',
    en: 'Report {id}, which this corrects, is not of the same incident and division, or was corrected already.',
  },
  'report.no-earlier-figure': {
    status: 422,
    zh: '指标 {indicator} 没有早先的已知累计数，不能填“较上次新增”，请填累计数。',
    en: 'There is no earlier known figure for {indicator} to add to; give the cumulative figure.',
  },
  'report.implausible': {
    status: 409,
    zh: '请核对：{what}。确认无误请带 confirmImplausible 重新提交。',
    en: 'Please check: {whatEn}. If it is right, submit again with confirmImplausible.',
  },
  'report.first-exists': {
    status: 409,
    zh: '{division} 的初报已收到，请按续报或核报上报。',
    en: 'The first report of {division} is already in; send a follow-up or a verified one.',
  },
  'consultation.empty': {
    status: 422,
    zh: '会商研判须给出可能达到的数值，或认定的情形。',
    en: 'A consultation gives likely figures or what it judged to hold.',
  },
} as const;
