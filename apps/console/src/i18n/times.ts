import type { Language } from './language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BEIJING = 8 * HOUR;

const two = (n: number): string => String(n).padStart(2, '0');

/** The parts of an instant on a clock in Beijing, wherever the browser stands. */
function beijing(at: number) {
  const date = new Date(at + BEIJING);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}

/** Milliseconds of a moment on a clock in Beijing; null where there is no such day or hour. */
export function fromBeijing(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
): number | null {
  const at = Date.UTC(year, month - 1, day, hour, minute) - BEIJING;
  const back = beijing(at);
  const same = back.year === year && back.month === month && back.day === day;
  // 24:00 is the end of that day.
  if (hour === 24 && minute === 0) return Date.UTC(year, month - 1, day + 1) - BEIJING;
  return same && back.hour === hour && back.minute === minute ? at : null;
}

export const beijingParts = beijing;

/** As the engine takes it: 2026-07-01T08:00:00+08:00. */
export function beijingIso(at: number): string {
  return new Date(at + BEIJING).toISOString().slice(0, 19).concat('+08:00');
}

/** `7月1日 08:30`, with the year where it is another one; in English `1 Jul 08:30`. */
export function absoluteTime(at: number, now: number, lang: Language): string {
  const { year, month, day, hour, minute } = beijing(at);
  const clock = `${two(hour)}:${two(minute)}`;
  const other = year !== beijing(now).year;
  if (lang === 'zh') return `${other ? `${year}年` : ''}${month}月${day}日 ${clock}`;
  return `${day} ${MONTHS[month - 1]}${other ? ` ${year}` : ''} ${clock}`;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1小时5分`, `3天`, `40分钟`: as long as a person would say it. */
export function duration(ms: number, lang: Language): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const zh = lang === 'zh';
  if (days > 2) return zh ? `${days}天` : `${days} d`;
  if (days > 0)
    return zh ? `${days}天${hours ? `${hours}小时` : ''}` : `${days} d${hours ? ` ${hours} h` : ''}`;
  if (hours > 0)
    return zh ? `${hours}小时${rest ? `${rest}分` : ''}` : `${hours} h${rest ? ` ${rest} min` : ''}`;
  return zh ? `${rest}分钟` : `${rest} min`;
}

/** `5分钟前`, `1小时后`, `刚刚`. */
export function relativeTime(at: number, now: number, lang: Language): string {
  const apart = at - now;
  if (Math.abs(apart) < MINUTE) return lang === 'zh' ? '刚刚' : 'just now';
  const length = duration(apart, lang);
  if (lang === 'zh') return `${length}${apart < 0 ? '前' : '后'}`;
  return apart < 0 ? `${length} ago` : `in ${length}`;
}
