/** Refusals about warnings, CAP messages and preparation. */
export const warningProblems = {
  'cap.doctype': {
    status: 422,
    zh: 'CAP 报文不得含 DOCTYPE 或实体声明，未作解析。',
    en: 'A CAP message holds no DOCTYPE and no entity declaration; it was not parsed.',
  },
  'cap.malformed': {
    status: 400,
    zh: '不是格式良好的 XML：{why}',
    en: 'This is not well-formed XML: {why}',
  },
  'cap.version': {
    status: 422,
    zh: '不是 CAP 1.2 报文：根元素为 {found}，应为 alert {wanted}。',
    en: 'This is not a CAP 1.2 message: its root is {found}, not alert {wanted}.',
  },
  'cap.invalid': {
    status: 422,
    zh: 'CAP 报文有 {count} 处不符合标准。',
    en: 'The CAP message departs from the standard in {count} place(s).',
  },
  'cap.expired': {
    status: 422,
    zh: '报文已于 {expired}（北京时间）失效，现为 {now}。',
    en: 'The message expired at {expired} (Beijing time); it is now {now}.',
  },
  'cap.sent-in-future': {
    status: 422,
    zh: '报文发送时间 {sent} 晚于当前时间 {now}（北京时间）。',
    en: 'The message says that it was sent at {sent}; it is now {now} (Beijing time).',
  },
  'cap.identity-reused': {
    status: 409,
    zh: '已收到过同一标识（{identity}）而内容不同的报文；更正须用新标识并以 references 指明原报文。',
    en: 'A message with this identity ({identity}) but other content came before; a correction has an identity of its own and names the earlier one in references.',
  },
  'cap.signature-bad': {
    status: 422,
    zh: '报文签名无效，内容可能被改动过：{why}',
    en: 'The signature does not hold; the message may have been changed: {why}',
  },
  'cap.signature-required': {
    status: 422,
    zh: '本系统只接受受信证书签名的报文，该报文{foundZh}。',
    en: 'Only messages signed with a trusted certificate are accepted here; this one is {found}.',
  },
  'cap.no-response': {
    status: 404,
    zh: '该灾害过程尚未启动过响应，没有可发布的 CAP 报文。',
    en: 'No response to this incident has started, so there is no CAP message.',
  },
  'cap.no-such-message': {
    status: 404,
    zh: '没有第 {n} 条报文，共 {count} 条。',
    en: 'There is no message {n}; there are {count}.',
  },
  'warning.expiry-passed': {
    status: 422,
    zh: '失效时间 {expires} 不晚于当前时间 {now}（北京时间）。',
    en: 'The warning would expire at {expires}, which is not after {now} (Beijing time).',
  },
  'warning.no-division': {
    status: 422,
    zh: '预警未对应到任何县市；请在预评估中列明可能受影响的县市。',
    en: 'The warning names no division that the plan knows; list those that may be hit in a pre-assessment.',
  },
  'warning.hazard-needed': {
    status: 422,
    zh: '预警未能对应到预案的灾种，请指明 hazard：{known}',
    en: 'No hazard of the plan was recognised in the warning; give one: {known}.',
  },
  'preparation.not-in-plan': {
    status: 422,
    zh: '该预案没有救助准备措施。',
    en: 'This plan has no preparatory measures.',
  },
  'preparation.measure-unknown': {
    status: 422,
    zh: '没有第 {n} 项准备措施；可选：{known}',
    en: 'There is no preparatory measure {n}; there are: {known}.',
  },
  'preparation.not-authorised': {
    status: 403,
    zh: '救助准备由下列岗位启动和结束：{mayZh}',
    en: 'Preparation is started and ended by: {mayEn}.',
  },
} as const;
