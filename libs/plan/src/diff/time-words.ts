import type { Text } from '../model/basics.ts';
import { joined, same } from './names.ts';

const UNITS: Record<string, { zh: string; one: string; many: string }> = {
  D: { zh: '日', one: 'day', many: 'days' },
  H: { zh: '小时', one: 'hour', many: 'hours' },
  M: { zh: '分钟', one: 'minute', many: 'minutes' },
  S: { zh: '秒', one: 'second', many: 'seconds' },
};

/** `PT2H` as 2 小时, 2 hours. */
export function durationWords(iso: string): Text {
  const parts = [...iso.matchAll(/(\d+)([DHMS])/g)].map(([, count, letter]): Text => {
    const unit = UNITS[letter!]!;
    return { zh: `${count} ${unit.zh}`, en: `${count} ${count === '1' ? unit.one : unit.many}` };
  });
  return joined(parts, ' ', ' ');
}

/** The moments that clocks start and end with; another is shown as it stands, such as a day of the year. */
const MOMENTS: Record<string, Text> = {
  'event-occurred': { zh: '灾害发生', en: 'the event' },
  'report-received': { zh: '接到报告', en: 'receipt of the report' },
  'response-activated': { zh: '启动响应', en: 'the start of the response' },
  'response-ended': { zh: '响应结束', en: 'the end of the response' },
  'situation-stable': { zh: '灾情稳定', en: 'a stable situation' },
  'drought-first-signs': { zh: '旱情初露', en: 'the first signs of drought' },
  'drought-ended': { zh: '旱情解除', en: 'the end of the drought' },
  'phone-decision': { zh: '电话决定', en: 'a decision by telephone' },
  stable: { zh: '灾情稳定', en: 'a stable situation' },
  end: { zh: '响应结束', en: 'the end of the response' },
};

export const momentWords = (moment: string): Text => MOMENTS[moment] ?? same(moment);
