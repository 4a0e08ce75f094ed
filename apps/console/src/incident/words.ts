export const incidentWords = {
  overview: { zh: '研判与数字', en: 'Assessment and figures' },
  report: { zh: '报灾', en: 'Report' },
  response: { zh: '决定与响应', en: 'Decision and response' },
  upward: { zh: '上报', en: 'Reports upward' },
  documents: { zh: '公文', en: 'Documents' },
  timeline: { zh: '经过', en: 'Timeline' },
  sections: { zh: '本过程各页', en: 'Pages of this incident' },
  occurred: { zh: '发生', en: 'Occurred' },
  running: { zh: '正在', en: 'Running' },
  calledFor: { zh: '测算', en: 'Called for' },
  noResponse: { zh: '未启动响应', en: 'No response' },
  planVersion: { zh: '适用预案版本 {version}', en: 'Plan in force: {version}' },
} as const;
