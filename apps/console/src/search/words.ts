export const searchWords = {
  open: { zh: '搜索', en: 'Search' },
  title: { zh: '搜索', en: 'Search' },
  hint: {
    zh: '灾情名称、地点、县市、灾种、任务、单位、公文号、联系人、电话、预案条款',
    en: 'Incidents, places, divisions, hazards, tasks, agencies, document numbers, contacts, telephones, clauses',
  },
  keys: { zh: '↓ ↑ 选择，回车打开，Esc 关闭', en: '↓ ↑ choose, Enter opens, Esc closes' },
  incidents: { zh: '灾情', en: 'Incidents' },
  tasks: { zh: '任务', en: 'Tasks' },
  documents: { zh: '公文', en: 'Documents' },
  upward: { zh: '上报文件', en: 'To the level above' },
  contacts: { zh: '联系方式', en: 'Contacts' },
  unnumbered: { zh: '（未编号）', en: '(no number yet)' },
  agencies: { zh: '单位', en: 'Agencies' },
  clauses: { zh: '预案条款', en: 'Plan clauses' },
  nothing: { zh: '没有找到“{typed}”。', en: 'Nothing holds “{typed}”.' },
  found: { zh: '找到 {count} 项', en: '{count} found' },
  more: {
    zh: '只列出前 {count} 项，还有更多；请再加一个词。',
    en: 'Only the first {count}; there are more. Add a word.',
  },
  close: { zh: '关闭', en: 'Close' },
} as const;
