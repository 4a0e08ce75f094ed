import { type Measure, parseFigure } from './parse-figure.ts';

/** The figures of a form as a report carries them; null where one of them is not understood. */
export function readFigures(
  texts: Readonly<Record<string, string>>,
  indicators: readonly (Measure & { key: string })[],
): Record<string, number | null> | null {
  const figures: Record<string, number | null> = {};
  for (const indicator of indicators) {
    const typed = parseFigure(texts[indicator.key] ?? '', indicator);
    if (typed.kind === 'bad') return null;
    if (typed.kind === 'known') figures[indicator.key] = typed.value;
    if (typed.kind === 'unknown') figures[indicator.key] = null;
  }
  return figures;
}
