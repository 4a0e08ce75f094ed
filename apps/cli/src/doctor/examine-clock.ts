import { systemClock } from '#engine';
import { beijingIso } from '#kernel';
import type { Reader } from '#runtime';
import { type Finding, ok, trouble } from './finding.ts';

const NAME = '时钟 clock';
/** More than two machines' clocks may differ by in good order. */
const TOLERATED_MS = 60_000;

/** The record never runs ahead of the clock, unless the clock was set back or another machine's is fast. */
export async function examineClock(reader: Reader): Promise<Finding> {
  const now = systemClock.now();
  const [last] = await reader.facts({}, { limit: 1, descending: true });
  if (!last || last.at <= now + TOLERATED_MS) return ok(NAME, beijingIso(now));
  const ahead = Math.round((last.at - now) / 1000);
  return trouble(
    'fail',
    NAME,
    [
      `${beijingIso(now)}，比最后一条记录慢 ${ahead} 秒`,
      `${beijingIso(now)}, ${ahead} s behind the last fact of the record`,
    ],
    ['与时间服务器同步（NTP）', 'synchronise with a time server (NTP)'],
  );
}

/** Between machines: leases and deadlines are said in each one's own time. */
const SKEW_MS = 5000;

/** How far the clock of a server that everybody uses is from this machine's. */
export function examineSkew(what: string, aheadMs: number): Finding[] {
  if (Math.abs(aheadMs) <= SKEW_MS) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const [zh, en] = aheadMs > 0 ? ['快', 'ahead of'] : ['慢', 'behind'];
  return [
    trouble(
      Math.abs(aheadMs) > TOLERATED_MS ? 'fail' : 'warn',
      NAME,
      [
        `${what} 的时钟比本机${zh} ${seconds} 秒`,
        `the clock of ${what} is ${seconds} s ${en} this machine's`,
      ],
      ['各机均与时间服务器同步（NTP）', 'synchronise all machines with a time server (NTP)'],
    ),
  ];
}
