/** Refusals about who someone is and what he may do. */
export const identityProblems = {
  'actor.unauthenticated': {
    status: 401,
    zh: '请先登录，或提供有效的访问令牌。',
    en: 'Log in first, or give a valid token.',
  },
  'actor.forbidden': {
    status: 403,
    zh: '此操作需要“{capability}”权限；可以办理的岗位：{mayZh}',
    en: 'This needs the capability "{capability}"; the posts that have it: {mayEn}.',
  },
  'actor.overview-forbidden': {
    status: 403,
    zh: '只能查看本单位的任务和信息；全局情况由值班室和有权决定的岗位查看。',
    en: 'You see the tasks and messages of your own agency; the overview is for the duty room and those who decide.',
  },
  'decision.not-authorised': {
    status: 403,
    zh: '此事项由{postZh}决定；可以作出决定的岗位：{mayZh}',
    en: 'This is for the {postEn} to decide; who may decide it: {mayEn}.',
  },
  'report.other-division': {
    status: 403,
    zh: '报灾员只能报送本地区的灾情；{divisionZh}的灾情可由以下岗位报送或代录：{mayZh}',
    en: 'A reporter reports only for its own division; for {divisionEn} these may report, or record on its behalf: {mayEn}.',
  },
  'task.other-agency': {
    status: 403,
    zh: '任务只能由承担单位办理；{recipientZh}的任务可由以下岗位办理或代录：{mayZh}',
    en: 'A task is for its own recipient; for {recipientEn} these may act, or record on its behalf: {mayEn}.',
  },

  'login.refused': {
    status: 401,
    zh: '登录名或密码不正确。',
    en: 'The login name or the password is wrong.',
  },
  'login.locked': {
    status: 429,
    zh: '登录失败次数过多，请 {minutes} 分钟后再试，或请系统管理员解锁。',
    en: 'Too many failed log-ins; try again in {minutes} min, or ask the administrator to unlock.',
  },
  'login.name-invalid': {
    status: 422,
    zh: '登录名“{login}”不符合要求：2–64 个小写字母、数字或 . _ -，以字母或数字开头。',
    en: 'The login name "{login}" is not acceptable: 2–64 lower-case letters, digits or . _ -, beginning with a letter or digit.',
  },
  'login.name-taken': {
    status: 409,
    zh: '登录名“{login}”已被使用。',
    en: 'The login name "{login}" is taken.',
  },

  'password.too-short': {
    status: 422,
    zh: '密码至少 {least} 个字符；长句子比复杂的短密码好。',
    en: 'A password has at least {least} characters; a long sentence beats a short riddle.',
  },
  'password.too-long': {
    status: 422,
    zh: '密码不得超过 {most} 个字符。',
    en: 'A password has at most {most} characters.',
  },
  'password.same-as-login': {
    status: 422,
    zh: '密码不能与登录名相同。',
    en: 'The password must not be the login name.',
  },

  'account.name-invalid': {
    status: 422,
    zh: '姓名须为 1–{most} 个字符。',
    en: 'The name has 1 to {most} characters.',
  },
  'account.inactive': {
    status: 409,
    zh: '账号“{login}”已停用。',
    en: 'The account "{login}" is deactivated.',
  },
  'account.active': {
    status: 409,
    zh: '账号“{login}”没有停用。',
    en: 'The account "{login}" is not deactivated.',
  },
  'account.last-administrator': {
    status: 409,
    zh: '“{login}”是最后一个系统管理员，须先另设一个。',
    en: '"{login}" is the last administrator; appoint another one first.',
  },

  'post.unknown': {
    status: 422,
    zh: '未知的岗位：{post}；可用：{known}',
    en: 'Unknown post: {post}. Known: {known}.',
  },
  'post.needs-division': {
    status: 422,
    zh: '岗位“{zh}”按地区设置，须写明行政区划代码。',
    en: 'The post "{en}" exists once for each division: give the division\'s code.',
  },
  'post.needs-agency': {
    status: 422,
    zh: '岗位“{zh}”按单位设置，须写明单位。',
    en: 'The post "{en}" exists once for each agency: give the agency\'s key.',
  },
  'post.takes-no-place': {
    status: 422,
    zh: '岗位“{zh}”不能带所写的地区或单位。',
    en: 'The post "{en}" does not take the division or agency given.',
  },

  'token.label-invalid': {
    status: 422,
    zh: '令牌须有 1–{most} 个字符的用途说明。',
    en: 'A token has a label of 1 to {most} characters that says what it is for.',
  },
  'token.expiry-invalid': {
    status: 422,
    zh: '令牌的有效期须在今后 {days} 天之内。',
    en: 'A token expires within the next {days} days.',
  },

  'delegation.not-yours': {
    status: 403,
    zh: '{postZh}的授权只能由本岗位、办公室或系统管理员登记、撤销；可以办理的岗位：{mayZh}',
    en: "The {postEn}'s authority is delegated, and taken back, only by the post itself, the office or an administrator; who may: {mayEn}.",
  },
  'delegation.to-self': {
    status: 422,
    zh: '不能授权给原岗位，也不能自己登记给自己的授权。',
    en: 'A post is not delegated to itself, and nobody records a delegation to himself.',
  },
  'delegation.post-unfit': {
    status: 422,
    zh: '岗位“{zh}”按地区或单位设置，不能授权或受权决策。',
    en: 'The post "{en}" exists once for each division or agency; it can neither give nor take such authority.',
  },
  'delegation.levels-empty': {
    status: 422,
    zh: '授权须写明至少一个响应级别，或不限级别（null）。',
    en: 'Name at least one level, or null for every level.',
  },
  'delegation.period-invalid': {
    status: 422,
    zh: '授权期限不成立：止期须晚于起期和现在，且不得超过 {days} 天。',
    en: 'The period does not hold: it ends after it begins and after now, and lasts {days} days at the most.',
  },
  'delegation.document-missing': {
    status: 422,
    zh: '授权须注明依据文件（1–{most} 个字符）。',
    en: 'A delegation names the document that it rests on (1 to {most} characters).',
  },
  'delegation.ended': {
    status: 409,
    zh: '该授权已撤销。',
    en: 'This delegation was already revoked.',
  },
} as const;
