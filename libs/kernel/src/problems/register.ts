/** Refusals about the register of the dead and missing, and about signs for the office. */
export const registerProblems = {
  'register.no-key': {
    status: 503,
    zh: '未配置人员登记密钥（KAIDU_REGISTER_KEY），不能登记或查看。',
    en: 'No key for the register of persons is configured (KAIDU_REGISTER_KEY); nothing can be entered or read.',
  },
  'register.key-missing': {
    status: 503,
    zh: '登记 {id} 由密钥 {keyId} 加密，本机没有该密钥；数据未丢失，请配置后再试。',
    en: 'Entry {id} was sealed with key {keyId}, which is not configured here. Nothing is lost: configure it and try again.',
  },
  'register.damaged': {
    status: 500,
    zh: '登记 {id} 的密文已被改动，不能解密。',
    en: 'The sealed text of entry {id} was changed and cannot be opened.',
  },
  'register.other-division': {
    status: 403,
    zh: '县市只能登记和查看本县市人员（{division}）。',
    en: 'A county enters and reads its own persons only, not those of {division}.',
  },
  'register.superseded': {
    status: 409,
    zh: '登记 {id} 已被更正或撤销。',
    en: 'Entry {id} was changed or withdrawn already.',
  },
  'sign.unknown': {
    status: 404,
    zh: '没有迹象 {sign}；请重新查看列表。',
    en: 'There is no sign {sign}; look at the list again.',
  },
} as const;
