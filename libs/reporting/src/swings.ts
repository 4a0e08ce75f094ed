import { Problem } from '#kernel';
import type { Figures, Indicator, Plan } from '#plan';

export interface Swing {
  indicator: string;
  before: number;
  after: number;
}

/** The figures that jumped or fell beyond what the plan lets pass without a word. A stock may fall. */
export function swingsOf(plan: Plan, before: Figures, after: Figures): Swing[] {
  const found: Swing[] = [];
  for (const indicator of plan.indicators) {
    const was = before[indicator.key];
    const is = after[indicator.key];
    if (was != null && is != null && swings(plan, indicator, was, is))
      found.push({ indicator: indicator.key, before: was, after: is });
  }
  return found;
}

function swings(plan: Plan, indicator: Indicator, was: number, is: number): boolean {
  const rule = plan.swings.find(({ units }) => units.includes(indicator.unit.key));
  // From nothing, any rise would be beyond every ratio: the first figure after a zero report says itself.
  if (!rule || was === 0 || Math.abs(is - was) < rule.least) return false;
  return is > was ? is > was * rule.rise : indicator.kind === 'cumulative' && is < was * rule.fall;
}

/** Asks for the written explanation of a sharp rise or fall (statistics rules); a report that carries one passes. */
export function requireExplanation(plan: Plan, before: Figures, after: Figures): void {
  const swings = swingsOf(plan, before, after);
  if (!swings.length) return;
  const name = (lang: 'zh' | 'en') =>
    swings
      .map(({ indicator, before: was, after: is }) => {
        const { title } = plan.indicators.find(({ key }) => key === indicator)!;
        return `${title[lang]} ${was} → ${is}`;
      })
      .join(lang === 'zh' ? '、' : ', ');
  throw new Problem('report.unexplained-swing', { what: name('zh'), whatEn: name('en') }, { swings });
}

/** How many there are now cannot be given as what is new: some have gone as well. */
export function refuseStock(plan: Plan, figures: Figures): void {
  const stock = plan.indicators.find(({ key, kind }) => kind === 'stock' && figures[key] != null);
  if (stock)
    throw new Problem('report.stock-not-added', { indicator: stock.title.zh, indicatorEn: stock.title.en });
}
