import { CAP_CODES } from './alert.ts';

/** What a value must be; null where it is, else what is allowed, in both languages. */
export type ValueCheck = (value: string) => { zh: string; en: string } | null;

const unless =
  (holds: (value: string) => boolean, zh: string, en: string): ValueCheck =>
  (value) =>
    holds(value) ? null : { zh, en };

export const anyText: ValueCheck = () => null;

/** Identifiers and senders are joined by commas and spaces in references, so they hold neither. */
export const word = unless(
  (value) => /^[^\s,<&]+$/.test(value),
  '不得含空格、逗号、< 或 &',
  'holds no white space, comma, < or &',
);

const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})[+-](\d{2}):(\d{2})$/;

/** The standard wants the offset written out, also for UTC: -00:00, never Z. */
export const time = unless(
  isTime,
  '须为带时区的时间，如 2026-07-01T08:00:00+08:00',
  'is a time with its offset, such as 2026-07-01T08:00:00+08:00',
);

function isTime(value: string): boolean {
  const parts = TIME.exec(value)?.slice(1).map(Number);
  if (!parts) return false;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = parts as [
    ...[number, number, number, number, number, number, number, number],
  ];
  // A day that the month does not have would roll over into the next.
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    offsetHour <= 14 &&
    offsetMinute < 60
  );
}

export const codeOf = (list: keyof typeof CAP_CODES): ValueCheck => {
  const allowed: readonly string[] = CAP_CODES[list];
  const names = allowed.join(', ');
  return unless((value) => allowed.includes(value), `只能是：${names}`, `is one of: ${names}`);
};

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const PAIR = new RegExp(`^(${NUMBER}),(${NUMBER})$`);
const isPair = (text: string): boolean => {
  const [, latitude, longitude] = PAIR.exec(text) ?? [];
  return latitude !== undefined && Math.abs(+latitude) <= 90 && Math.abs(+longitude!) <= 180;
};

export const polygon = unless(
  (value) => {
    const pairs = value.split(/\s+/);
    return pairs.length >= 4 && pairs.every(isPair) && pairs[0] === pairs.at(-1);
  },
  '须为至少四个“纬度,经度”点，首尾相同',
  'is four or more latitude,longitude pairs, the last the same as the first',
);

export const circle = unless(
  (value) => {
    const [centre, radius, ...rest] = value.split(/\s+/);
    return isPair(centre!) && /^\d+(\.\d+)?$/.test(radius ?? '') && rest.length === 0;
  },
  '须为“纬度,经度 半径（公里）”',
  'is latitude,longitude and the radius in kilometres',
);

export const decimal = unless((value) => new RegExp(`^${NUMBER}$`).test(value), '须为数字', 'is a number');
export const whole = unless((value) => /^\d+$/.test(value), '须为非负整数', 'is a whole number');

const REFERENCE = /^[^\s,<&]+,[^\s,<&]+,([^\s,<&]+)$/;
export const references = unless(
  (value) =>
    value.split(/\s+/).every((one) => {
      const sent = REFERENCE.exec(one)?.[1];
      return sent !== undefined && isTime(sent);
    }),
  '每条须为“sender,identifier,sent”，以空格分隔',
  'is sender,identifier,sent for each message, separated by white space',
);
