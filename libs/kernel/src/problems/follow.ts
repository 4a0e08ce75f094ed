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
} as const;
