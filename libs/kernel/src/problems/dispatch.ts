/** Refusals about ways to reach a recipient. */
export const dispatchProblems = {
  'channel.unknown': {
    status: 422,
    zh: '未知的送达方式：{channel}；可用：{known}',
    en: 'Unknown channel: {channel}. Known: {known}.',
  },
  'contact.secret-required': {
    status: 422,
    zh: '送达方式 {channel} 的联系方式须填写密钥（secret）。',
    en: 'A contact of the channel {channel} needs its secret.',
  },
  'contact.secret-not-taken': {
    status: 422,
    zh: '送达方式 {channel} 的联系方式不能填写密钥（secret）：{why}。',
    en: 'A contact of the channel {channel} takes no secret: {whyEn}.',
  },
  'robot.address-malformed': {
    status: 422,
    zh: '群机器人地址无效：须为机器人的完整网址（如 {official}?{parameter}=…），或仅其 {parameter}。',
    en: 'This is no address of a group robot: give its whole URL (such as {official}?{parameter}=…), or its {parameter} alone.',
  },
  'dingtalk.secret-malformed': {
    status: 422,
    zh: '钉钉机器人的加签密钥无效：须为安全设置“加签”一栏中以 SEC 开头的字符串。',
    en: 'This is no signing secret of a DingTalk robot: it begins with SEC and stands in the robot’s security settings.',
  },
  'sms.number-malformed': {
    status: 422,
    zh: '手机号码无效：须为 11 位手机号码，或以 + 开头的国际号码；座机收不到短信。',
    en: 'This is no mobile number: give the 11 digits of a mainland mobile, or an international number that begins with +; desk telephones get no text messages.',
  },
  'email.address-malformed': {
    status: 422,
    zh: '邮箱地址无效：须为一个完整地址，如 zhibanshi@example.gov.cn，不含姓名。',
    en: 'This is no mail address: give one whole address, such as duty@example.gov.cn, without a name.',
  },
  'cap.token-malformed': {
    status: 422,
    zh: 'CAP 接收方的令牌（secret）无效：须为 8 至 500 位字母、数字或 . _ ~ + / - 。',
    en: 'This is no bearer token for a receiver of CAP: 8 to 500 letters, digits or . _ ~ + / - .',
  },
  'contact.not-for-exercises': {
    status: 422,
    zh: '联系方式未标记为可用于演练，演练消息不得发送。',
    en: 'The contact is not marked for exercises; an exercise must not send to it.',
  },
  'delivery.not-exhausted': {
    status: 409,
    zh: '该消息（{id}）不在未送达清单上，目前状态：{state}。',
    en: 'The message {id} is not on the list of what reached nobody; its state is {state}.',
  },
  'delivery.acknowledged-already': {
    status: 409,
    zh: '该消息（{id}）已签收，无须再发送或电话转达。',
    en: 'The message {id} was acknowledged already; it need not be sent or telephoned.',
  },
  'contact.cannot-be-internal': {
    status: 422,
    zh: '{channel} 的联系方式不能标为内网；只有这些可以：{allowed}。',
    en: 'A contact over {channel} cannot be marked as internal; these can: {allowed}.',
  },
  'message.unsound': {
    status: 500,
    zh: '消息模板有 {count} 处错误，不能使用。',
    en: 'The message templates have {count} fault(s) and cannot be used.',
  },
  'message.kind-unknown': {
    status: 422,
    zh: '没有这种消息：{kind}；可用：{known}。',
    en: 'There is no such message: {kind}. Known: {known}.',
  },
  'ack-link.forged': {
    status: 404,
    zh: '这不是有效的确认链接，可能没有复制完整。请从消息中重新打开，或登录系统确认。',
    en: 'This is no valid link; perhaps a part of it is missing. Open it again from the message, or log in.',
  },
  'ack-link.expired': {
    status: 410,
    zh: '链接已于 {untilZh} 过期，没有确认任何任务。请登录系统确认。',
    en: 'The link expired at {untilEn}; nothing was acknowledged. Please log in.',
  },
  'ack-link.withdrawn': {
    status: 410,
    zh: '这条消息中的任务已撤回或改派，无须确认。',
    en: 'The tasks of this message are withdrawn or went to somebody else; there is nothing to acknowledge.',
  },
  'ack-link.acknowledged-already': {
    status: 409,
    zh: '这条消息中的任务已由他人或以其他方式确认收到，无须再次确认。',
    en: 'The tasks of this message were acknowledged by somebody else or in another way; nothing is left to do.',
  },
  'ack-link.contact-removed': {
    status: 410,
    zh: '收到这条消息的联系方式已停用，链接随之失效。请登录系统确认。',
    en: 'The contact that got this message is no longer in use, and its link with it. Please log in.',
  },
  'ack-link.form-stale': {
    status: 403,
    zh: '页面已失效，没有确认任何任务。请重新打开链接后再确认。',
    en: 'The page is too old; nothing was acknowledged. Open the link again and confirm.',
  },
  'ack-link.other-origin': {
    status: 403,
    zh: '请求来自其他网站，已拒绝，没有确认任何任务。',
    en: 'The request came from another site and was refused; nothing was acknowledged.',
  },
  'contact-test.forbidden': {
    status: 403,
    zh: '您不能发起这样的联系测试；可测试所有人的有：{mayZh}；单位、县市可测试自己。',
    en: 'You may not start such a contact test; these may test everybody: {mayEn}; an agency or county may test itself.',
  },
  'contact-test.running': {
    status: 409,
    zh: '已有联系测试（{id}）正在进行，至 {endsAt} 结束；请待其结束后再发起。',
    en: 'A contact test ({id}) is running until {endsAt}; start the next one after it.',
  },
  'contact-test.window-invalid': {
    status: 422,
    zh: '联系测试的时限须为 1 至 {most} 分钟的整数：{given}。',
    en: 'The window of a contact test is a whole number of minutes from 1 to {most}: {given}.',
  },
  'contact-test.recipient-unknown': {
    status: 422,
    zh: '无法测试：{recipients}。须为预案中的单位、县市、岗位，或有联系方式的账号（agency:、division:、post:、account:）。',
    en: 'These cannot be tested: {recipients}. Name agencies, divisions or posts of a plan, or accounts with a contact (agency:, division:, post:, account:).',
  },
  'contact-test.not-asked': {
    status: 403,
    zh: '该次联系测试没有向您发送消息，您不能答复；代他人答复须写明对象（recipient）。',
    en: 'This contact test sent you nothing to answer; to answer for another, name the recipient.',
  },
  'contact-test.not-yours': {
    status: 403,
    zh: '该消息发给{recipientZh}，由其本身的人员答复，或由值班员在电话联系后代录。',
    en: 'This message went to {recipientEn}, whose own people answer, or the duty officer after a call.',
  },
  'contact-test.spoken-with-required': {
    status: 422,
    zh: '代{recipientZh}答复须写明与何人通话（spokenWith）。',
    en: 'To answer for {recipientEn}, say who was spoken with (spokenWith).',
  },
  'webhook.address-malformed': {
    status: 422,
    zh: '地址不是有效的 http(s) 网址。',
    en: 'The address is not a valid http(s) URL.',
  },
  'webhook.address-credentials': {
    status: 422,
    zh: '地址中不得含有用户名或密码；如需凭据，请填在密钥（secret）中。',
    en: 'The address must not hold a user name or password; what gives access belongs in the secret.',
  },
  'webhook.address-fragment': {
    status: 422,
    zh: '地址中不得含有 # 及其后内容，该部分不会发送。',
    en: 'The address must not hold a # part: it would never be sent.',
  },
  'webhook.address-insecure': {
    status: 422,
    zh: '地址须使用 https；仅在部署配置允许时，内网地址可使用 http。',
    en: 'The address must use https; only an internal address may use http, where the deployment allows it.',
  },
  'webhook.address-refused': {
    status: 422,
    zh: '主机 {host} 指向 {address}，属内网或保留地址，部署配置不允许。',
    en: 'The host {host} leads to {address}, an internal or reserved address that this deployment does not allow.',
  },
  'webhook.address-unresolved': {
    status: 422,
    zh: '无法解析主机 {host}（{reason}）。',
    en: 'The host {host} cannot be resolved ({reason}).',
  },
  'webhook.secret-malformed': {
    status: 422,
    zh: 'Webhook 签名密钥须为 whsec_ 加 24 至 64 字节的 Base64。',
    en: 'A webhook secret is whsec_ and 24 to 64 bytes in Base64.',
  },
  'drill.contact-not-marked': {
    status: 409,
    zh: '演练不得触及未标明可用于演练的联系方式：{contacts}。请先标明（forExercises），或换用演练专用的联系方式。',
    en: 'A drill may not touch contacts that are not marked for exercises: {contacts}. Mark them first (forExercises), or use contacts of the drill’s own.',
  },
  'drill.order-unknown': {
    status: 422,
    zh: '看不懂“{order}”；可用：pause、resume、step、speed 数字、stop。',
    en: '“{order}” is no order. Known: pause, resume, step, speed NUMBER, stop.',
  },
} as const;
