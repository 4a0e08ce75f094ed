import { broken, doubt, MERGED, type Read } from './doubt.ts';
import { plain, type RawCell } from './raw-cell.ts';

/** Beijing time has been eight hours ahead, without daylight saving, since 1991. */
const BEIJING_MS = 8 * 3600_000;
const DAY_MS = 86_400_000;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const WALL =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\sT]*(?:(\d{1,2})[:时](?:(\d{1,2})分?)?(?::(\d{1,2}))?)?$/;

const WANTED = doubt(
  '应为日期和时间，如 2026-07-01 08:00（北京时间）',
  'a date and time is wanted, such as 2026-07-01 08:00 (Beijing time)',
);

/** The moment in a cell, in milliseconds; undefined where it is empty. A date without a time is doubted. */
export function readMoment(cell: RawCell): Read<number | undefined> {
  switch (cell.kind) {
    case 'empty':
      return { value: undefined };
    case 'date':
      return { value: cell.wall - BEIJING_MS };
    case 'text':
      return fromText(plain(cell.text));
    case 'number':
      return WANTED;
    case 'error':
      return broken(cell.code);
    case 'merged':
      return MERGED;
  }
}

function fromText(text: string): Read<number | undefined> {
  if (text === '') return { value: undefined };
  if (ISO.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? WANTED : { value: at };
  }
  const found = WALL.exec(text);
  if (!found?.[4]) return WANTED;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0));
  // 24:00 ends the day, as in the daily report.
  const late = hour === 24 && minute === 0 && second === 0;
  if (minute! > 59 || second! > 59 || (hour! > 23 && !late)) return WANTED;
  const midnight = Date.UTC(year!, month! - 1, day);
  const there = new Date(midnight);
  if (there.getUTCMonth() !== month! - 1 || there.getUTCDate() !== day) return WANTED;
  const time = late ? DAY_MS : ((hour! * 60 + minute!) * 60 + second!) * 1000;
  return { value: midnight + time - BEIJING_MS };
}

/** `2026-07-01 08:00`, with seconds where there are any: what {@link readMoment} reads again. */
export function writeMoment(at: number): string {
  const text = new Date(at + BEIJING_MS).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, text.slice(17, 19) === '00' ? 16 : 19)}`;
}
