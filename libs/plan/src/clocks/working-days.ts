import { beijingDate, beijingDayStart } from '#kernel';
import type { CalendarYear } from '../model/calendar.ts';

export const DAY_MS = 86_400_000;

/** Whether the Beijing day of the instant is worked; in a year without a table, Monday to Friday are. */
export function isWorkingDay(calendar: readonly CalendarYear[], at: number): boolean {
  const date = beijingDate(at);
  const year = calendar.find((each) => each.year === Number(date.slice(0, 4)));
  if (year?.work.includes(date)) return true;
  if (year?.rest.includes(date)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The end (24:00, Beijing) of the `count`th working day after the day of the instant. */
export function endOfWorkingDay(calendar: readonly CalendarYear[], at: number, count: number): number {
  let day = beijingDayStart(at);
  for (let left = count; left > 0; ) {
    day += DAY_MS;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day + DAY_MS;
}
