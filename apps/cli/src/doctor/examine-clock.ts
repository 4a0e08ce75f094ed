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
