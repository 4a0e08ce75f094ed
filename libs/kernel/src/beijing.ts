// Asia/Shanghai has had no daylight saving since 1991, so its offset is a constant for every plan in force.
const OFFSET_MS = 8 * 3600_000;
const DAY_MS = 86_400_000;

/** `2026-07-01T08:00:00+08:00` for an instant. */
export function beijingIso(at: number): string {
  return `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** The Beijing calendar day `2026-07-01` of an instant. */
export function beijingDate(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which the Beijing day of `at` began. */
export function beijingDayStart(at: number): number {
  return Math.floor((at + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
}

/** An instant in words, Beijing time: `7月1日8时`, with the minutes where there are any; `1 July 08:00`. */
export function beijingMoment(at: number): { zh: string; en: string } {
  const [, month, day, hour, minute] = /-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(beijingIso(at))!;
  const [m, d, h, min] = [month, day, hour, minute].map(Number) as [number, number, number, number];
  return { zh: `${m}月${d}日${h}时${min ? `${min}分` : ''}`, en: `${d} ${MONTHS[m - 1]} ${hour}:${minute}` };
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
