/** Refusals about telling the public. */
export const releaseProblems = {
  'release.not-in-plan': {
    status: 422,
    zh: '预案 {plan} 没有信息发布的规定。',
    en: 'The plan {plan} says nothing of releases to the public.',
  },
  'release.template-unknown': {
    status: 422,
    zh: '没有发布模板：{template}；可用：{known}',
    en: 'No such template: {template}. Known: {known}.',
  },
  'release.supersedes-unknown': {
    status: 409,
    zh: '只能更正同一灾害中已发布且未被更正或撤回的内容：{id}',
    en: 'Only what is published of the same incident, and neither corrected nor withdrawn, can be corrected: {id}.',
  },
  'release.personal-data': {
    status: 422,
    zh: '对外发布的内容不得含有个人信息。',
    en: 'What is released never holds personal data.',
  },
} as const;
