/** Refusals about incidents, reports and consultations. */
export const reportProblems = {
  'incident.time-in-future': {
    status: 422,
    zh: '发生时间 {at} 晚于当前时间 {now}（北京时间）。',
    en: 'The time of occurrence {at} lies in the future; it is now {now} (Beijing time).',
  },
  'incident.not-logged-yet': {
    status: 422,
    zh: '{at}（北京时间）时该灾害过程尚未登记。',
    en: 'The incident had not been logged at {at} (Beijing time).',
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
  'incident.merge-itself': {
    status: 422,
    zh: '灾害过程不能并入自身。',
    en: 'A process cannot be merged into itself.',
  },
  'incident.merge-responding': {
    status: 409,
    zh: '「{title}」已启动响应，不能并入他处。请改为将另一过程并入它，或先终止响应（5.7）。',
    en: '“{title}” has a response and cannot be the one that ends. Merge the other process into it, or end the response first (5.7).',
  },
  'incident.merge-undecided': {
    status: 409,
    zh: '该灾害过程有待决定的建议，决定或撤回之前不能并入他处。',
    en: 'A proposal on this process awaits its decision; it cannot be merged before that.',
  },
  'incident.merge-mismatch': {
    status: 409,
    zh: '两个灾害过程适用的预案版本不同，或一为演练一为实战，不能合并。',
    en: 'The processes are under different versions of the plan, or one is an exercise and the other is not.',
  },
  'incident.merge-overlap': {
    status: 409,
    zh: '两个灾害过程都有以下县市的数据：{divisions}。请说明：同一事件重复登记（overlap: later）还是两次事件（overlap: sum）。',
    en: 'Both processes have figures of {divisions}. Say whether that is one event told twice (overlap: later) or two events (overlap: sum).',
  },
  'incident.is-merged': {
    status: 409,
    zh: '该灾害过程已并入「{title}」，请报入后者。',
    en: 'This process is now part of “{title}”: report there.',
  },
  'incident.split-not-affected': {
    status: 422,
    zh: '分出的县市须在受灾县市之列：{divisions}；在列的有：{affected}。',
    en: 'Divisions to split off must be on the list of the affected: {divisions}. On it are {affected}.',
  },
  'incident.split-all': {
    status: 422,
    zh: '分出后原灾害过程至少应留有一个县市；全部移出的，请更正原过程。',
    en: 'At least one division has to stay. To rename the whole, correct the process instead.',
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
  'report.stock-not-added': {
    status: 422,
    zh: '指标 {indicator} 是时点数，不能填“较上次新增”，请填现有数。',
    en: '{indicatorEn} is a stock figure; give how many there are now, not what is new since the last report.',
  },
  'report.unexplained-swing': {
    status: 409,
    zh: '数值大幅增减：{what}。请附书面说明（explanation）重新提交。',
    en: 'A sharp rise or fall: {whatEn}. Submit again with a written explanation.',
  },
  'report.township-twice': {
    status: 422,
    zh: '乡镇 {township} 在同一报告中出现两次。',
    en: 'Township {township} stands twice in one report.',
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
  'sector.other-agency': {
    status: 403,
    zh: '部门数据只能由本部门填报；{agency}的数据可由以下岗位代录：{mayZh}',
    en: 'A department gives its own figures; for {agencyEn} these may record them: {mayEn}.',
  },
  'sector.empty': {
    status: 422,
    zh: '部门数据至少要有一个已知指标。',
    en: 'A department gives at least one known figure.',
  },
  'verification.settled-already': {
    status: 409,
    zh: '该数据差异已于 {at}（北京时间）核定。',
    en: 'This difference was settled at {at} (Beijing time).',
  },
  'import.unreadable': {
    status: 422,
    zh: '文件无法读取（{why}）：只接受未加密的 .xlsx 或 CSV。',
    en: 'The file cannot be read ({why}); an .xlsx without a password or a CSV file is wanted.',
  },
  'import.too-large': {
    status: 413,
    zh: '文件内容超过上限：{limit} {of}。',
    en: 'The file holds more than {limit} {ofEn}.',
  },
  'import.refused': {
    status: 422,
    zh: '表中有 {count} 处不符合要求，全部未导入。',
    en: '{count} place(s) in the table are not acceptable; nothing was imported.',
  },
  'consultation.empty': {
    status: 422,
    zh: '会商须给出可能达到的数值、认定的情形、所答复的联动响应或纪要。',
    en: 'A consultation gives likely figures, what it judged to hold, the linked responses that it answers, or minutes.',
  },
  'consultation.assessment-unknown': {
    status: 422,
    zh: '会商所依据的测算 {seq} 不存在；最新为 {latest}。',
    en: 'There is no assessment {seq} to have looked at; the latest is {latest}.',
  },
  'consultation.time-in-future': {
    status: 422,
    zh: '会商时间 {at} 晚于当前时间 {now}（北京时间）。',
    en: 'The consultation at {at} lies in the future; it is now {now} (Beijing time).',
  },
} as const;
