import type { Finding } from '#plan';
import type { ReadMessages } from '#plan/loader';
import { CLASSES } from './kinds.ts';
import { NEVER_OUTSIDE, VARIABLES } from './variables.ts';

/** Rules name only variables that there are, and let nothing out that people type. */
export function checkRules({ file, rules, locate }: NonNullable<ReadMessages['rules']>): Finding[] {
  const findings: Finding[] = [];
  for (const cls of CLASSES) {
    const path = ['classes', cls, 'variables'];
    for (const name of rules.classes[cls].variables) {
      const at = { severity: 'error', file, ...locate(path, 1) } as const;
      if (!(name in VARIABLES))
        findings.push({
          ...at,
          code: 'message-variable-unknown',
          message: {
            zh: `${cls}：没有变量 ${name}；可用：${Object.keys(VARIABLES).join('、')}`,
            en: `${cls}: there is no variable ${name}; there are: ${Object.keys(VARIABLES).join(', ')}`,
          },
        });
      else if (cls === 'outside' && NEVER_OUTSIDE.has(name))
        findings.push({
          ...at,
          code: 'message-rule-forbidden',
          message: {
            zh: `${name} 可能含有人员数字等内容，任何规则都不得允许其经外部渠道发出`,
            en: `${name} may hold figures that somebody typed; no rule can allow it outside`,
          },
        });
    }
    for (const channel of rules.classes[cls].channels)
      if (cls === 'outside' && rules.classes.inside.channels.includes(channel))
        findings.push({
          ...{ severity: 'error', code: 'message-channel-twice', file, ...locate(path, 1) },
          message: {
            zh: `渠道 ${channel} 同时列为内部和外部`,
            en: `${channel} is listed inside and outside`,
          },
        });
  }
  return findings;
}
