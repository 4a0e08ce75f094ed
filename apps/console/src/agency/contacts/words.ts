import type { Bilingual } from '../../i18n/language.ts';

export const contactWords = {
  title: { zh: '联系方式', en: 'Contacts' },
  intro: {
    zh: '任务和通知按下列方式送达。增改联系方式请找系统管理员；是否送得到，自己可以随时测试。',
    en: 'Tasks and notices reach you in these ways. The administrator adds and changes them; whether they work you may test at any time.',
  },
  none: { zh: '没有您的联系方式。', en: 'There are no contacts of yours.' },
  onlyInbox: {
    zh: '只有系统内收件箱：不登录就收不到任务。请系统管理员登记短信、邮件或其他方式。',
    en: 'There is only the inbox here: whoever does not log in gets nothing. Ask the administrator to add a phone, a mailbox or another way.',
  },
  channel: { zh: '方式', en: 'Way' },
  address: { zh: '号码或地址', en: 'Address' },
  role: { zh: '次序', en: 'Order' },
  last: { zh: '最近一次', en: 'Last message' },
  works: { zh: '是否可用', en: 'Works' },
  drills: { zh: '演练', en: 'Exercises' },
  drillsYes: { zh: '可达', en: 'reached' },
  drillsNo: { zh: '不达', en: 'not reached' },
  first: { zh: '第一联系人', en: 'First contact' },
  second: { zh: '第二联系人', en: 'Second contact' },
  head: { zh: '单位负责人', en: 'Head' },
  rank: { zh: '第 {rank} 顺位', en: 'no. {rank}' },
  never: { zh: '还没有发过', en: 'Nothing was sent yet' },
  ofTest: { zh: '测试', en: 'test' },
  ofWork: { zh: '任务', en: 'task' },
  test: { zh: '发测试消息', en: 'Send a test message' },
  testAsk: {
    zh: '向{who}的全部 {count} 种联系方式各发一条测试消息。它写明是测试，不是指令，也不是演练。{minutes} 分钟内在下面逐条确认收到。',
    en: 'A test message goes to the {count} {count|contact|contacts} of {who}. It says that it is a test, no order and no exercise. Confirm below within {minutes} minutes which of them arrived.',
  },
  doTest: { zh: '发出测试消息', en: 'Send the test message' },
  result: { zh: '最近一次测试', en: 'The last test' },
  running: { zh: '正在进行', en: 'running' },
  closed: { zh: '已结束', en: 'ended' },
  began: { zh: '发起', en: 'Begun' },
  ends: { zh: '截止', en: 'Ends' },
  noTest: { zh: '还没有做过测试。', en: 'No test has been made yet.' },
  got: { zh: '收到了', en: 'It arrived' },
  gotIt: { zh: '已确认收到', en: 'confirmed' },
  late: { zh: '（超时）', en: '(late)' },
  waiting: { zh: '等待确认', en: 'waits to be confirmed' },
  noAnswer: { zh: '未确认', en: 'not confirmed' },
} as const;

/** What became of a message, as one would say it of a way to be reached. */
export const reachWords: Record<string, Bilingual> = {
  queued: { zh: '待发出', en: 'Waits to be sent' },
  sent: { zh: '已发出，是否送达不明', en: 'Sent; whether it arrived is not known' },
  delivered: { zh: '已送达', en: 'Delivered' },
  opened: { zh: '已打开', en: 'Opened' },
  acknowledged: { zh: '已确认收到', en: 'Confirmed' },
  failed: { zh: '未送达', en: 'Failed' },
  exhausted: { zh: '未送达', en: 'Failed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
