/** Refusals about rosters and the hand-over of shifts. */
export const dutyProblems = {
  'roster.subject-unknown': {
    status: 422,
    zh: '{subject} 不设值班表；可设的有：{posts}，以及 agency:单位键、division:县市代码。',
    en: 'No roster is kept for {subject}; one can be kept for {posts}, agency:key and division:code.',
  },
  'roster.forbidden': {
    status: 403,
    zh: '您不能编排{subjectZh}的值班表：单位和县市编排自己的，办公室和带班领导编排全部。',
    en: 'You may not set the roster of {subjectEn}: agencies and counties set their own, the office and the shift leader all.',
  },
  'roster.span-invalid': {
    status: 422,
    zh: '值班表的时段须先起后止，且不超过 {days} 天。',
    en: 'The span of a roster begins before it ends and lasts at most {days} days.',
  },
  'roster.shift-invalid': {
    status: 422,
    zh: '班次 {n}（{from} 至 {until}）须先起后止，并在值班表的时段之内。',
    en: 'Shift {n} ({from} to {until}) begins before it ends and lies within the span of the roster.',
  },
  'roster.overlap': {
    status: 422,
    zh: '同一角色的班次重叠：{a} 与 {b} 都在 {from} 至 {until} 值班。',
    en: 'Two shifts of one role overlap: {a} and {b} are both on duty from {from} to {until}.',
  },
  'roster.person-incomplete': {
    status: 422,
    zh: '班次 {n} 须写明账号，或写明姓名和电话。',
    en: 'Shift {n} names an account, or a name and a telephone number.',
  },
  'roster.account-unfit': {
    status: 422,
    zh: '班次 {n} 的账号“{login}”不存在、已停用，或不任职于{subjectZh}。',
    en: 'The account “{login}” of shift {n} does not exist, is deactivated or holds no post of {subjectEn}.',
  },
  'roster.leader': {
    status: 422,
    zh: '账号“{login}”任领导岗位，不得列入值班表：系统不自动联系州领导。',
    en: 'The account “{login}” holds a leader’s post and cannot be on a roster: nothing addresses a leader by itself.',
  },
  'roster.reason-required': {
    status: 422,
    zh: '更改已排定或已过去的班次须写明理由。',
    en: 'Give the reason for changing shifts that were set before, or that lie in the past.',
  },
  'roster.shift-gone': {
    status: 409,
    zh: '该班次已被 {at} 的改动取代，请在现行值班表上更改。',
    en: 'This shift was replaced by a change at {at}; change the roster as it stands.',
  },
  'roster.moment-outside': {
    status: 422,
    zh: '换人的时间 {at} 不在该班次（{from} 至 {until}）之内。',
    en: 'The moment {at} does not lie within the shift ({from} to {until}).',
  },
  'hand-over.not-yours': {
    status: 403,
    zh: '{subjectZh}的交接班只能由其本身的人员办理，或由值班员代录。',
    en: 'The duty of {subjectEn} is handed over by its own people, or recorded by the duty officer.',
  },
  'hand-over.not-on-duty': {
    status: 403,
    zh: '当前值班的是{name}，须由其本人交班，或由可编排值班表的岗位代办。',
    en: '{name} is on duty now and hands over, or a post that may set rosters does.',
  },
  'hand-over.not-taker': {
    status: 403,
    zh: '该班交给{name}，须由其本人接班，交班人不能代接。',
    en: 'The duty is offered to {name}, who answers; whoever goes off cannot.',
  },
  'hand-over.shift-unfit': {
    status: 422,
    zh: '接班班次须在{subjectZh}的现行值班表上，且尚未结束。',
    en: 'The shift coming on stands on the current roster of {subjectEn} and has not ended.',
  },
  'hand-over.taker-off': {
    status: 409,
    zh: '{subjectZh}的值班表已改，{name}不再值此班；请取消后向现行班次重新交班。',
    en: 'The roster of {subjectEn} has changed and {name} no longer has this shift; cancel and offer to the shift that stands.',
  },
  'hand-over.same-shift': {
    status: 422,
    zh: '{name}已在该班次值班，无须交接。',
    en: '{name} is on duty in this shift already; there is nothing to hand over.',
  },
  'hand-over.pending': {
    status: 409,
    zh: '已有待接的交接班（{id}），请先接收、退回或取消。',
    en: 'A hand-over is offered already ({id}); accept, refuse or cancel it first.',
  },
  'hand-over.reason-required': {
    status: 422,
    zh: '退回或取消交接班须写明理由。',
    en: 'Give the reason for refusing or cancelling a hand-over.',
  },
  'hand-over.matters-changed': {
    status: 409,
    zh: '清单交出后情况有变：新增 {added} 项，变化 {changed} 项，了结 {gone} 项。请核对后按新清单确认。',
    en: 'Matters have changed since the list: {added} new, {changed} changed, {gone} settled. Look at them and confirm with the new list.',
  },
} as const;
