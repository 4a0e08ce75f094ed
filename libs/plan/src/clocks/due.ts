import { beijingDayStart, durationMs } from '#kernel';
import type { CalendarYear } from '../model/calendar.ts';
import type { ClockRule } from '../model/catalogue.ts';
import { DAY_MS, endOfWorkingDay } from './working-days.ts';

/** One round of a clock, in milliseconds. */
export interface Round {
  /** From when it is awaited: for a daily rhythm the Beijing midnight before it is due, to which its figures reach. */
  opensAt: number;
  dueAt: number;
  /** When the round after this one opens and this one, if still missing, stays missing; null where none follows by itself. */
  closesAt: number | null;
}

const timeOfDay = (at: string): number => {
  const [hours, minutes] = at.split(':').map(Number) as [number, number];
  return (hours * 60 + minutes) * 60_000;
};

/**
 * The first round of a clock that starts at this instant. With a time of day (`every` P1D `at` 09:00) it is the
 * one that covers the day on which the clock started: due at 09:00 of the next day. Null where the rule has no time.
 */
export function firstRound(
  rule: ClockRule,
  startsAt: number,
  calendar: readonly CalendarYear[],
): Round | null {
  if (rule.every && rule.at) return dayRound(rule, beijingDayStart(startsAt) + durationMs(rule.every));
  if (rule.every) return sinceLast(rule, startsAt);
  if (rule.within) return once(startsAt, startsAt + durationMs(rule.within));
  if (rule.workingDays) return once(startsAt, endOfWorkingDay(calendar, startsAt, rule.workingDays));
  return null;
}

/**
 * The round that follows. A time of day keeps its rhythm whatever came late; "at least every ten days" counts
 * anew from `since`, the moment of the last report. Null for a clock that runs once.
 */
export function nextRound(rule: ClockRule, last: Round, since: number): Round | null {
  if (!rule.every) return null;
  return rule.at ? dayRound(rule, last.opensAt + durationMs(rule.every)) : sinceLast(rule, since);
}

const once = (opensAt: number, dueAt: number): Round => ({ opensAt, dueAt, closesAt: null });

const sinceLast = (rule: ClockRule, since: number): Round => once(since, since + durationMs(rule.every!));

const dayRound = (rule: ClockRule, midnight: number): Round => ({
  opensAt: midnight,
  dueAt: midnight + timeOfDay(rule.at!),
  closesAt: midnight + Math.max(DAY_MS, durationMs(rule.every!)),
});
