import type { Bilingual } from '../i18n/language.ts';

/** Where an incident stands. */
export const phaseWords: Record<string, Bilingual> = {
  reported: { zh: '已接报', en: 'Reported' },
  verifying: { zh: '核实中', en: 'Verifying' },
  verified: { zh: '已核实', en: 'Verified' },
  responding: { zh: '响应中', en: 'Responding' },
  stabilised: { zh: '灾情稳定', en: 'Stable' },
  recovering: { zh: '恢复中', en: 'Recovering' },
  closed: { zh: '已办结', en: 'Closed' },
  dismissed: { zh: '已排除', en: 'Dismissed' },
  merged: { zh: '已并入', en: 'Merged' },
};
