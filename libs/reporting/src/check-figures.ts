import { type FieldFault, Problem } from '#kernel';
import type { Division, Figures, Indicator, Plan } from '#plan';

/** Refuses figures that the plan has no word for or that no count can have, naming every one at once. */
export function checkFigures(plan: Plan, figures: Figures, at = '/figures'): void {
  const faults: FieldFault[] = [];
  let code: 'figure.invalid' | 'figure.unknown-indicator' | null = null;
  for (const [key, value] of Object.entries(figures)) {
    const indicator = plan.indicators.find((each) => each.key === key);
    const fault = indicator ? faultOf(indicator, value) : unknownIndicator(plan, key);
    if (!fault) continue;
    code ??= fault.code;
    faults.push({ at: `${at}/${key}`, zh: fault.zh, en: fault.en });
  }
  if (code && faults.length === 1) throw oneFault(code, faults[0]!);
  if (code) throw new Problem('request.invalid', { count: faults.length }, { faults });
}

const oneFault = (code: 'figure.invalid' | 'figure.unknown-indicator', fault: FieldFault): Problem =>
  Object.assign(new Problem(code, {}, { faults: [fault] }), { zh: fault.zh, en: fault.en });

function unknownIndicator(plan: Plan, indicator: string) {
  const known = plan.indicators.map(({ key }) => key).join(', ');
  const problem = new Problem('figure.unknown-indicator', { indicator, known });
  return { code: 'figure.unknown-indicator' as const, zh: problem.zh, en: problem.en };
}

function faultOf(indicator: Indicator, value: number | null | undefined) {
  if (value == null) return null;
  const whole = indicator.fractional || Number.isSafeInteger(value);
  if (Number.isFinite(value) && value >= 0 && whole) return null;
  const problem = new Problem('figure.invalid', {
    indicator: indicator.title.zh,
    value: String(value),
    kind: indicator.fractional ? '数' : '整数',
    kindEn: indicator.fractional ? 'number' : 'whole number',
  });
  return { code: 'figure.invalid' as const, zh: problem.zh, en: problem.en };
}

/** Asks about figures that are possible only by mistake: more people than live there. */
export function refuseImplausible(plan: Plan, division: Division, figures: Figures): void {
  const { population } = division;
  if (!population) return;
  const tooMany = plan.indicators.filter(
    (indicator) => indicator.people && (figures[indicator.key] ?? 0) > population.value,
  );
  if (!tooMany.length) return;
  const name = (lang: 'zh' | 'en') =>
    tooMany.map((indicator) => indicator.title[lang]).join(lang === 'zh' ? '、' : ', ');
  throw new Problem(
    'report.implausible',
    {
      what: `${name('zh')}超过${division.title.zh}人口 ${population.value} 人（${population.asOf}）`,
      whatEn: `${name('en')} exceed the ${population.value} people of ${division.title.en} (${population.asOf})`,
    },
    { indicators: tooMany.map((indicator) => indicator.key), population },
  );
}
