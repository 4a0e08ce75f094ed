import type { Bilingual } from '../i18n/language.ts';

/** Channels by their names; one that a deployment adds is shown by its own. */
export const channelWords: Record<string, Bilingual> = {
  inbox: { zh: '系统内收件箱', en: 'Inbox here' },
  sms: { zh: '短信', en: 'SMS' },
  email: { zh: '电子邮件', en: 'E-mail' },
  webhook: { zh: '业务系统接口', en: 'Another system (webhook)' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  cap: { zh: 'CAP 预警接口', en: 'CAP' },
  phone: { zh: '电话', en: 'Telephone' },
};
