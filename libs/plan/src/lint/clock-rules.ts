import { CLOCK_STARTS } from '../clocks/wanted-duties.ts';
import type { ClockRule } from '../model/catalogue.ts';
import type { Rule } from './rule.ts';

const WHOLE_DAYS = /^P\d+D$/;

/** A report duty can be worked out: it begins with a word that the engine knows and has one way to be due. */
export const clockRules: Rule = (plan, report) => {
  plan.clocks.forEach((clock, index) => {
    const fault = clock.report ? faultOf(clock) : null;
    if (fault) report('error', fault.code, ['clocks.yaml', 'clocks', index, fault.at], fault.zh, fault.en);
  });
};

interface Fault {
  code: string;
  at: string;
  zh: string;
  en: string;
}

function faultOf(clock: ClockRule): Fault | null {
  const starts: readonly string[] = CLOCK_STARTS;
  if (!starts.includes(clock.starts))
    return {
      code: 'clock-start-unknown',
      at: 'starts',
      zh: `报告时限不认识起点 ${clock.starts}；可用：${starts.join('、')}`,
      en: `a report duty cannot start with ${clock.starts}; known: ${starts.join(', ')}`,
    };
  const ways = [clock.within, clock.every, clock.workingDays].filter((way) => way !== undefined);
  if (ways.length !== 1)
    return {
      code: 'clock-no-time',
      at: 'key',
      zh: `报告时限 ${clock.key} 须在 within、every、workingDays 中恰好给一个`,
      en: `the report duty ${clock.key} needs exactly one of within, every, workingDays`,
    };
  if (clock.at && !WHOLE_DAYS.test(clock.every ?? ''))
    return {
      code: 'clock-time-of-day',
      at: 'at',
      zh: '每日时刻（at）须配整日的周期（every）',
      en: 'a time of day (at) needs a rhythm (every) of whole days',
    };
  if (clock.dataTo && !clock.at)
    return {
      code: 'clock-time-of-day',
      at: 'dataTo',
      zh: '数据截至（dataTo）须配每日时刻（at）',
      en: 'dataTo needs a time of day (at)',
    };
  if ((clock.starts === 'threshold-reached') !== (clock.threshold !== undefined))
    return {
      code: 'clock-threshold',
      at: 'starts',
      zh: '起点 threshold-reached 与门槛（threshold）须同时给出',
      en: 'threshold-reached and a threshold go together',
    };
  return null;
}
