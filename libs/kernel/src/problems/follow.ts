/** Refusals about what a response carries with it: who is told, other responses, groups, calls. */
export const followProblems = {
  'informed.not-yours': {
    status: 403,
    zh: '这是给{postZh}的通报，只能由其本人确认，或由值班员代录。',
    en: 'This notice is for the {postEn}; that post confirms it, or the duty officer records it on its behalf.',
  },
  'informed.incomplete': {
    status: 422,
    zh: '代录须写明以何种方式、何时、与谁联系上。',
    en: 'To record it on behalf of a post, say how it was reached, when, and who was spoken with.',
  },
  'informed.confirmed-already': {
    status: 409,
    zh: '该通报已确认知悉（{how}）。',
    en: 'This notice was confirmed already ({how}).',
  },
  'informed.time-in-future': {
    status: 422,
    zh: '联系时间 {at} 晚于当前时间 {now}（北京时间）。',
    en: 'The contact at {at} lies in the future; it is now {now} (Beijing time).',
  },
  'informed.before-told': {
    status: 422,
    zh: '联系时间 {at} 早于通报时间 {told}（北京时间）。',
    en: 'The contact at {at} lies before the notice of {told} (Beijing time).',
  },
  'linked.kind-unknown': {
    status: 422,
    zh: '预案没有列出这种联动响应：{subject}；已列出的有：{known}',
    en: 'The plan does not list a linked response {subject}; it lists: {known}.',
  },
  'linked.not-a-county': {
    status: 422,
    zh: '{divisionZh}不归州指挥，其响应不在此登记。',
    en: 'The {divisionEn} is not under the prefecture’s command; its response is not recorded here.',
  },
  'linked.same-level': {
    status: 409,
    zh: '{subject} 的响应已登记为 {level} 级，没有变化。',
    en: 'The response of {subject} is recorded at level {level} already.',
  },
  'linked.running-already': {
    status: 409,
    zh: '{subject} 的响应已登记（{id}），请登记其变化。',
    en: 'The response {subject} is recorded already ({id}); record its change instead.',
  },
  'linked.time-in-future': {
    status: 422,
    zh: '时间 {at} 晚于当前时间 {now}（北京时间）。',
    en: 'The time {at} lies in the future; it is now {now} (Beijing time).',
  },
  'linked.ended-before-start': {
    status: 422,
    zh: '终止时间 {at} 早于启动时间 {started}（北京时间）。',
    en: 'Ended at {at}, before it started at {started} (Beijing time).',
  },
  'linked.other-incident': {
    status: 422,
    zh: '联动响应 {id} 不属于本灾害过程。',
    en: 'The linked response {id} belongs to another incident.',
  },
  'work-group.no-members': {
    status: 422,
    zh: '工作组至少有一个成员。',
    en: 'A work group has at least one member.',
  },
  'work-group.member-unknown': {
    status: 422,
    zh: '成员 {member} 不在预案名录中；写作 agency:键、post:键 或 role:职务。',
    en: 'The member {member} is not in the plan; write agency:key, post:key or role:words.',
  },
  'work-group.not-a-member': {
    status: 403,
    zh: '“{title}”的报告只能由其成员提交，或由值班员代录。',
    en: 'Findings of “{title}” come from its members, or are recorded by the duty officer.',
  },
  'instruction.post-unknown': {
    status: 422,
    zh: '预案没有岗位 {post}；已有：{known}',
    en: 'The plan has no post {post}; it has: {known}.',
  },
  'instruction.time-in-future': {
    status: 422,
    zh: '批示时间 {at} 晚于当前时间 {now}（北京时间）。',
    en: 'The instruction of {at} lies in the future; it is now {now} (Beijing time).',
  },
  'instruction.due-passed': {
    status: 422,
    zh: '办理时限 {due} 已过，现为 {now}（北京时间）。',
    en: 'The time limit {due} has passed; it is now {now} (Beijing time).',
  },
  'call.not-on-sheet': {
    status: 422,
    zh: '{recipient} 不在该响应的电话通知单上。',
    en: '{recipient} is not on the call sheet of this response.',
  },
  'call.incomplete': {
    status: 422,
    zh: '接通的电话须写明与谁通话；转告的还须写明转告谁。',
    en: 'A call that was answered names who answered, and one passed on also to whom.',
  },
} as const;
