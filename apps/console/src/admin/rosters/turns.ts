import { beijingIso, fromBeijing } from '../../i18n/times.ts';

/** Somebody on a roster: an account by its log-in, or a name with a telephone number. */
export type Person = { account: string } | { name: string; phone: string };

export interface Turns {
  from: string;
  until: string;
  shifts: ({ startsAt: string; endsAt: string } & Person)[];
}

const HOUR = 3_600_000;

/** `张三 13812345678`, or a log-in; null where it is neither. */
export function personOf(line: string): Person | null {
  const text = line.normalize('NFKC').trim();
  if (/^[a-z][a-z0-9._-]*$/.test(text)) return { account: text };
  const [, name, phone] = /^(.*?\S)[\s,、:]+(\+?\d[\d -]{2,29})$/.exec(text) ?? [];
  return name && phone ? { name, phone } : null;
}

/** Each line a person; the number of the first that is none, counted from 1. */
export function peopleOf(text: string): { people: Person[]; wrong: number | null } {
  const lines = text.split('\n').filter((line) => line.trim());
  const people = lines.map(personOf);
  const wrong = people.indexOf(null);
  return { people: people.filter((one) => one !== null), wrong: wrong < 0 ? null : wrong + 1 };
}

/** People take turns, each for `hours`, from a day and hour in Beijing on; null where there is no such day or nobody. */
export function turnsOf(
  people: readonly Person[],
  { day, hour, hours, days }: { day: string; hour: number; hours: number; days: number },
): Turns | null {
  const [year, month, date] = day.split('-').map(Number);
  const from = year && month && date ? fromBeijing(year, month, date, hour, 0) : null;
  if (from === null || people.length === 0) return null;
  const shifts = Array.from({ length: Math.floor((days * 24) / hours) }, (_, n) => ({
    startsAt: beijingIso(from + n * hours * HOUR),
    endsAt: beijingIso(from + (n + 1) * hours * HOUR),
    ...people[n % people.length]!,
  }));
  return { from: beijingIso(from), until: beijingIso(from + days * 24 * HOUR), shifts };
}
