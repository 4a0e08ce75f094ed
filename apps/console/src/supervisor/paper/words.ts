export const paperWords = {
  upward: { zh: '上报文件', en: 'Document upward' },
  release: { zh: '信息发布稿', en: 'Text for the public' },
  unknown: { zh: '没有这一种文稿。', en: 'There is no such kind of paper.' },
  incident: { zh: '看灾情详情', en: 'The incident in full' },
  allUpward: { zh: '看本灾情全部上报', en: 'All that goes up of this incident' },
  moved: {
    zh: '拟稿后数字有变，文中仍是拟稿时的数字；需要时退回重拟。',
    en: 'The figures moved since it was drafted, and it still says those of then: return it if need be.',
  },
  approveUpward: { zh: '签发', en: 'Approve' },
  approveRelease: { zh: '批准并发布', en: 'Approve and publish' },
  upwardFollows: {
    zh: '签发后编号，不能再改；由值班室报出。',
    en: 'It gets its number and cannot be changed; the duty room sends it up.',
  },
  releaseFollows: {
    zh: '批准后立即在公开页面发布，任何人都能看到；以后只能更正或撤回，痕迹保留。',
    en: 'It is public at once, for anybody to read; later it can only be corrected or withdrawn, and that stays visible.',
  },
  releaseExercise: {
    zh: '演练稿：批准后不会出现在公开页面。',
    en: 'An exercise: it will not appear on the public page.',
  },
  return: { zh: '退回重拟', en: 'Return for more' },
  returns: { zh: '退给拟稿人修改后再报。', en: 'It goes back to whoever drafted it.' },
  sign: { zh: '补签', en: 'Sign' },
  signs: {
    zh: '补签 {number}：以{post}名义电话签发，时间',
    en: 'You sign {number}, which was approved by telephone as: {post}, at',
  },
  notMineToSign: {
    zh: '由签发人或其上级补签。',
    en: 'It is signed by whoever approved it, or a post above.',
  },
  notMine: {
    zh: '此稿由其他岗位签发，您只能看。',
    en: 'This is for another post to approve; you can only look.',
  },
  notBefore: { zh: '此稿不在待签发之列。', en: 'It does not await approval now.' },
} as const;
