import { parseFigure } from '../../figures/parse-figure.ts';
import type { Bilingual } from '../../i18n/language.ts';
import type { Plan } from '../../plan/use-plan.ts';

/** A figure as it was typed: what is counted, and how many. */
export interface TypedFigure {
  name: string;
  value: string;
}

export interface FigureFault {
  name?: 'nameFigure' | 'twice';
  value?: 'needFigure' | Bilingual;
}

const ANY = { unit: { key: 'any', zh: '', en: '' }, fractional: true };

/** The plan's own figure of this name, so that it is filed under its key. */
const indicatorOf = (name: string, { indicators }: Plan) =>
  indicators.find(({ key, title }) => [key, title.zh, title.en].includes(name));

/** What the engine takes, or what is wrong with each; a line with nothing in it does not count. */
export function readTaskFigures(typed: readonly TypedFigure[], plan: Plan) {
  const figures: Record<string, number> = {};
  const faults = typed.map(({ name, value }): FigureFault => {
    const called = name.normalize('NFKC').trim();
    const indicator = indicatorOf(called, plan);
    const read = parseFigure(value, indicator ?? ANY);
    if (!called && read.kind === 'absent') return {};
    const key = indicator?.key ?? called;
    const fault: FigureFault = {};
    if (!called) fault.name = 'nameFigure';
    else if (key in figures) fault.name = 'twice';
    if (read.kind === 'bad') fault.value = read.why;
    else if (read.kind !== 'known') fault.value = 'needFigure';
    else if (!fault.name) figures[key] = read.value;
    return fault;
  });
  return { figures, faults, good: faults.every(({ name, value }) => !name && !value) };
}
