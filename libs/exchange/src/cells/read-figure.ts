import type { Indicator } from '#plan';
import { broken, doubt, MERGED, type Read } from './doubt.ts';
import { plain, type RawCell } from './raw-cell.ts';

/** How a table says that a figure is not known. An empty cell says nothing at all. */
const UNKNOWN = new Set(['不详', '未知', '不明', '待核', '-', '--', '—', '——', '–', '/']);
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const DECIMAL = /^\d+(\.\d+)?$/;

/**
 * The figure in a cell: a number, null where the county says that it does not know, undefined where it does not
 * mention it. Full-width digits, thousands separators and the column's own unit are taken off; whatever could be
 * read in two ways is doubted.
 */
export function readFigure(cell: RawCell, indicator: Indicator): Read<number | null | undefined> {
  switch (cell.kind) {
    case 'empty':
      return { value: undefined };
    case 'number':
      return counted(cell.value, indicator);
    case 'text':
      return fromText(plain(cell.text), indicator);
    case 'date':
      return doubt('这里是日期，应填数值', 'this is a date; a number is wanted');
    case 'error':
      return broken(cell.code);
    case 'merged':
      return MERGED;
  }
}

function fromText(text: string, indicator: Indicator): Read<number | null | undefined> {
  if (text === '') return { value: undefined };
  if (UNKNOWN.has(text)) return { value: null };
  const bare = withoutUnit(text, indicator.unit.zh);
  if (GROUPED.test(bare)) return counted(Number(bare.replaceAll(',', '')), indicator);
  if (DECIMAL.test(bare)) return counted(Number(bare), indicator);
  if (/^\d[\d,.]*\s*\D+$/.test(text))
    return doubt(
      `单位应为“${indicator.unit.zh}”，不作换算`,
      `the unit must be ${indicator.unit.en}; nothing is converted`,
    );
  return doubt(
    `应填数值；不知道填“不详”，不涉及留空`,
    `a number is wanted; 不详 if it is not known, empty if there is nothing to say`,
  );
}

/** Takes off the column's own unit, whole or one of its parts: `头（只）` is written either way. */
function withoutUnit(text: string, unit: string): string {
  const whole = plain(unit);
  const parts = whole.split(/[()]/).filter(Boolean);
  const found = [whole, ...parts].find((each) => text.endsWith(each));
  return found ? text.slice(0, -found.length).trim() : text;
}

function counted(value: number, indicator: Indicator): Read<number> {
  if (!Number.isFinite(value) || value < 0) return doubt('不能是负数', 'it cannot be negative');
  if (!indicator.fractional && !Number.isSafeInteger(value))
    return doubt('应为整数', 'a whole number is wanted');
  return { value };
}
