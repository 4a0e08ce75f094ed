import type { Text } from '#plan';

const PHASES: Record<string, Text> = {
  reported: { zh: '已报告', en: 'reported' },
  verifying: { zh: '核查中', en: 'being verified' },
  verified: { zh: '已核实', en: 'verified' },
  responding: { zh: '响应中', en: 'responding' },
  stabilised: { zh: '灾情稳定', en: 'stable' },
  recovering: { zh: '恢复中', en: 'recovering' },
  received: { zh: '已收到', en: 'received' },
  assessed: { zh: '已预评估', en: 'assessed' },
  preparing: { zh: '救助准备中', en: 'preparing' },
  expired: { zh: '已到期，待处理', en: 'expired, to be dealt with' },
  activated: { zh: '启动', en: 'activated' },
  raised: { zh: '提升', en: 'raised' },
  lowered: { zh: '降低', en: 'lowered' },
  terminated: { zh: '终止', en: 'terminated' },
};

/** A state or an occasion as people say it; one that is not listed stands for itself. */
export const phaseWords = (state: string): Text => PHASES[state] ?? { zh: state, en: state };
