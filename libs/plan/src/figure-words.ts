import type { Text } from './model/basics.ts';
import type { Plan } from './model/plan.ts';

/** A figure as people read it: unknown is not zero, and a sum with a part missing is a least. */
export function figureWords(plan: Plan, key: string, value: number | null, partial: boolean): Text {
  if (value === null) return { zh: '待核实', en: 'unknown' };
  const unit = plan.indicators.find((each) => each.key === key)?.unit ?? { zh: '', en: '' };
  return {
    zh: `${partial ? '至少 ' : ''}${value} ${unit.zh}`,
    en: `${partial ? 'at least ' : ''}${value} ${unit.en}`,
  };
}

/** A level's title; a dash for none. */
export const levelTitle = (plan: Plan, level: string | null): Text =>
  plan.levels.find((each) => each.level === level)?.title ?? { zh: '—', en: '—' };
