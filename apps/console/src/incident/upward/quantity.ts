import { parseFigure, type Typed } from '../../figures/parse-figure.ts';

/** A quantity of something that is counted in a unit of its own: 2000, 2,000 or 0.2万. */
export const parseQuantity = (text: string, unit: string): Typed =>
  parseFigure(text.trim().endsWith(unit) ? text.trim().slice(0, -unit.length || undefined) : text, {
    unit: { key: '', zh: unit, en: unit },
    fractional: true,
  });
