import { beijingParts, fromBeijing } from '../../i18n/times.ts';

const DAY_MS = 24 * 3600_000;
/** A little ahead is the officer's watch, not a mistake. */
const TOLERANCE_MS = 5 * 60_000;

export type TypedTime = { kind: 'time'; at: number } | { kind: 'bad' } | { kind: 'future' };

/**
 * A moment as an officer types it, in Beijing time: nothing or `now`, `0830`, `8:30`, `昨天2230`, `7-1 0830`,
 * `2026-07-01 08:30`, `40分钟前`. A clock without a day is the last time that it was that late.
 */
export function parseTime(text: string, now: number): TypedTime {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/[Tt](?=\d)/, ' ');
  if (typed === '' || /^(now|现在|刚刚)$/i.test(typed)) return { kind: 'time', at: now };
  const ago = /^(\d+(?:\.\d+)?)\s*(分钟?|小时|天|min|m|h|d)\s*(前|ago)?$/i.exec(typed);
  if (ago) return { kind: 'time', at: now - Number(ago[1]) * unitMs(ago[2]!) };

  const day = dayOf(typed, now);
  if (!day) return { kind: 'bad' };
  const clock = /^(\d{1,2})[:点时]?(\d{2})?分?$/.exec(day.rest);
  if (!clock) return { kind: 'bad' };
  const [hour, minute] = clockOf(clock[1]!, clock[2], day.rest);
  const at = fromBeijing(day.year, day.month, day.day, hour, minute);
  if (at === null) return { kind: 'bad' };
  if (at <= now + TOLERANCE_MS) return { kind: 'time', at };
  // 2350 typed after midnight was yesterday's.
  return day.given ? { kind: 'future' } : { kind: 'time', at: at - DAY_MS };
}

const unitMs = (unit: string): number =>
  /^(分|m)/i.test(unit) ? 60_000 : /^(小时|h)/i.test(unit) ? 3600_000 : DAY_MS;

/** `830` is 8:30, not 83:0. */
function clockOf(hour: string, minute: string | undefined, whole: string): [number, number] {
  if (/^\d{3}$/.test(whole)) return [Number(whole[0]), Number(whole.slice(1))];
  return [Number(hour), Number(minute ?? 0)];
}

interface Day {
  year: number;
  month: number;
  day: number;
  rest: string;
  given: boolean;
}

function dayOf(typed: string, now: number): Day | null {
  const today = beijingParts(now);
  const word = /^(今天|昨天|前天|today|yesterday)\s*(.*)$/i.exec(typed);
  if (word) {
    const back = /昨|yesterday/i.test(word[1]!) ? 1 : /前/.test(word[1]!) ? 2 : 0;
    return { ...beijingParts(now - back * DAY_MS), rest: word[2]!, given: true };
  }
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*(.*)$/.exec(typed);
  if (full)
    return {
      ...{ year: Number(full[1]), month: Number(full[2]), day: Number(full[3]) },
      ...{ rest: full[4]!, given: true },
    };
  const short =
    /^(\d{1,2})[-/.月](\d{1,2})日?\s+(.*)$/.exec(typed) ?? /^(\d{1,2})月(\d{1,2})日\s*(.*)$/.exec(typed);
  if (!short) return { ...today, rest: typed.replace(/\s/g, ''), given: false };
  const [month, day] = [Number(short[1]), Number(short[2])];
  // In January, 12-31 was last year's.
  const year = month > today.month ? today.year - 1 : today.year;
  return { year, month, day, rest: short[3]!.replace(/\s/g, ''), given: true };
}
