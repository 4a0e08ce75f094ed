import type { Bilingual } from '../i18n/language.ts';

export interface Measure {
  unit: { key: string; zh: string; en: string };
  fractional: boolean;
}

/** What somebody typed for one figure. Nothing typed is not 0, and "unknown" is said, never left out. */
export type Typed =
  | { kind: 'absent' }
  | { kind: 'unknown' }
  | { kind: 'known'; value: number }
  | { kind: 'bad'; why: Bilingual };

const UNKNOWN = /^(\?+|未知|不详|不明|不清楚|待核|unknown|n\/a)$/i;
const ABOUT = /[约近余多±~～≈]|上下|左右|以上|以下|about|over|some/i;
const SHAPE = /^([+-]?)(\d[\d,]*(?:\.\d+)?|\.\d+)(百|千|万|亿|k|m)?(.*)$/i;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const TIMES: Record<string, number> = {
  百: 100,
  千: 1000,
  万: 10_000,
  亿: 100_000_000,
  k: 1000,
  m: 1_000_000,
};

/** Words for a unit, and what one of them is in the unit that is asked for. */
const UNITS: Record<string, Record<string, number>> = {
  person: { 人: 1, 名: 1, 口: 1, people: 1, persons: 1, person: 1 },
  room: { 间: 1, rooms: 1, room: 1 },
  household: { 户: 1, households: 1, household: 1 },
  hectare: { 公顷: 1, ha: 1, hectares: 1, hectare: 1, 亩: 1 / 15 },
  head: { 头: 1, 只: 1, 匹: 1, 峰: 1, '头(只)': 1, 头只: 1, head: 1 },
  'cny-10k': { 元: 1 / 10_000, yuan: 1 / 10_000 },
};

const bad = (zh: string, en: string): Typed => ({ kind: 'bad', why: { zh, en } });

/** Understands full-width digits, spaces, thousands separators, 万 and the figure's own unit; refuses what it would have to guess. */
export function parseFigure(text: string, { unit, fractional }: Measure): Typed {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s'’_]/g, '')
    .replace(/，/g, ',');
  if (typed === '') return { kind: 'absent' };
  if (UNKNOWN.test(typed)) return { kind: 'unknown' };
  if (ABOUT.test(typed))
    return bad(
      '要确切数字；约数请写在情况里',
      'An exact figure is needed; put an estimate into the narrative',
    );
  const [, sign, digits, multiple, rest] = SHAPE.exec(typed) ?? [];
  if (digits === undefined) return bad('看不懂这个数字', 'Not a figure');
  if (sign === '-') return bad('不能是负数', 'It cannot be negative');
  if (digits.includes(',') && !GROUPED.test(digits))
    return bad('逗号只作千分位，如 1,234', 'A comma separates thousands only, as in 1,234');
  const factor = unitFactor(unit.key, multiple, rest ?? '');
  if (factor === null) return bad(`单位应为${unit.zh}`, `The unit is ${unit.en}`);
  const value = tidy(Number(digits.replaceAll(',', '')) * factor);
  if (!fractional && !Number.isInteger(value)) return bad('要整数', 'A whole number is needed');
  if (!Number.isSafeInteger(Math.ceil(value))) return bad('数字太大', 'The figure is too large');
  return { kind: 'known', value };
}

/** What one of what was typed is in the unit that is asked for; null where the unit is another one. */
function unitFactor(key: string, multiple: string | undefined, rest: string): number | null {
  const times = multiple ? TIMES[multiple.toLowerCase()]! : 1;
  // 300 and 300万 are both 300 of 万元; 3亿 is 30,000.
  if (key === 'cny-10k' && rest === '') return multiple ? times / 10_000 : 1;
  if (rest === '') return times;
  const one = UNITS[key]?.[rest.toLowerCase()];
  return one === undefined ? null : times * one;
}

/** 0.1 + 0.2 and the like. */
const tidy = (value: number): number => Number(value.toPrecision(12));
