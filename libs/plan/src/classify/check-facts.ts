import { Problem } from '#kernel';
import type { CompiledPlan } from './compile.ts';
import type { Facts, Figures } from './facts.ts';

const list = (keys: Iterable<string>): string => [...keys].join(', ');

/**
 * Refuses facts that the plan has no words for, or figures that no count can have: hazard.unknown,
 * figure.unknown-indicator, figure.invalid, division.unknown. Large figures are never refused.
 */
export function checkFacts(plan: CompiledPlan, facts: Facts): void {
  const { vocabulary } = plan;
  if (!vocabulary.hazards.has(facts.hazard))
    throw new Problem('hazard.unknown', { hazard: facts.hazard, known: list(vocabulary.hazards) });
  checkFigures(facts.reported, vocabulary.indicators);
  if (facts.assessed) checkFigures(facts.assessed, vocabulary.indicators);
  if (facts.base) checkFigures(facts.base, vocabulary.bases, true);
  for (const [code, figures] of Object.entries(facts.divisions ?? {})) {
    if (!vocabulary.divisions.has(code))
      throw new Problem('division.unknown', { division: code, known: list(vocabulary.divisions) });
    for (const [key, value] of Object.entries(figures))
      checkFigure(
        key,
        value,
        vocabulary.bases.has(key) ? vocabulary.bases : vocabulary.indicators,
        vocabulary.bases.has(key),
      );
  }
  for (const [key, value] of Object.entries(facts.attributes ?? {})) {
    if (!vocabulary.attributes.has(key)) throw unknownName(key, vocabulary.attributes);
    if (value != null && !Number.isFinite(value)) throw invalid(key, value, true);
  }
  for (const key of facts.judged ?? [])
    if (!vocabulary.judged.has(key)) throw unknownName(key, vocabulary.judged);
}

/** `known` maps each key to whether its figure may have decimals; a base must be above 0 to divide by. */
function checkFigures(figures: Figures, known: ReadonlyMap<string, boolean>, positive = false): void {
  for (const key of Object.keys(figures)) checkFigure(key, figures[key], known, positive);
}

function checkFigure(
  key: string,
  value: number | null | undefined,
  known: ReadonlyMap<string, boolean>,
  positive: boolean,
): void {
  const fractional = known.get(key);
  if (fractional === undefined) throw unknownName(key, known.keys());
  if (value == null) return;
  const fits = fractional ? Number.isFinite(value) : Number.isSafeInteger(value);
  if (!fits || value < 0 || (positive && value === 0)) throw invalid(key, value, fractional);
}

const unknownName = (indicator: string, known: Iterable<string>) =>
  new Problem('figure.unknown-indicator', { indicator, known: list(known) });

const invalid = (indicator: string, value: unknown, fractional: boolean) =>
  new Problem('figure.invalid', {
    indicator,
    value: typeof value === 'number' ? value : JSON.stringify(value),
    kind: fractional ? '数' : '整数',
    kindEn: fractional ? 'number' : 'whole number',
  });
