/** Refusals about official documents. */
export const officialProblems = {
  'official.not-in-plan': {
    status: 422,
    zh: '预案 {plan} 没有这类公文的规定：{kind}',
    en: 'The plan {plan} has no document of this kind: {kind}.',
  },
  'official.subject-unknown': {
    status: 404,
    zh: '没有可据以拟写这份公文的事项：{kind}，{subject}',
    en: 'There is nothing of which this document could be written: {kind}, {subject}.',
  },
  'official.issued': {
    status: 409,
    zh: '这份公文已印发（{number}）；确需重发的，写明理由并替代原件。',
    en: 'This document was issued as {number}; issue another in its place, with the reason.',
  },
  'official.replaces-unknown': {
    status: 409,
    zh: '只能替代同一事项、已印发且未被替代的公文：{id}',
    en: 'Only a document of the same matter that was issued, and not replaced yet, can be replaced: {id}.',
  },
  'official.changed': {
    status: 409,
    zh: '草稿所据的情况已有变化，请重新查看后再印发。',
    en: 'What the draft rests on has changed since it was shown: look at it again before it is issued.',
  },
  'official.damaged': {
    status: 500,
    zh: '公文 {number} 的内容与登记的校验值不符，不予输出。',
    en: 'The content of document {number} is not what its hash says; it is not written out.',
  },
  'official.busy': {
    status: 503,
    zh: '正在输出的公文过多，请稍后再试。',
    en: 'Too many documents are being written out; try again in a moment.',
  },
} as const;
