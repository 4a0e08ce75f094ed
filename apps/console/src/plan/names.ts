import { useMemo } from 'react';
import { type Language, useLanguage } from '../i18n/language.ts';
import { type Plan, usePlan } from './use-plan.ts';

/** Levels as they are spoken: 一级响应 … 四级响应. */
export function levelTitles({ levels }: Plan, lang: Language) {
  const byLevel = new Map(levels.map((one) => [one.level, one]));
  return {
    of: (level: string): string => byLevel.get(level)?.title[lang] ?? level,
    rank: (level: string): number => byLevel.get(level)?.rank ?? 0,
  };
}

/** What the plan calls things; what it has no word for stands as it is. */
export function namesOf(plan: Plan, lang: Language) {
  const naming = (things: { key: string; title: { zh: string; en: string } }[]) => {
    const titles = new Map(things.map(({ key, title }) => [key, title[lang]]));
    return (key: string): string => titles.get(key) ?? key;
  };
  const indicators = new Map(plan.indicators.map((one) => [one.key, one]));
  const division = naming(plan.divisions.map(({ code, title }) => ({ key: code, title })));
  const hazard = naming(plan.hazards);
  const post = naming(plan.posts);
  const agency = naming(plan.agencies);
  const clock = naming(plan.clocks);
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  const recipient = (name: string): string => {
    const [, kind, key] = /^(\w+):(.*)$/.exec(name) ?? [];
    if (!kind || !key) return name;
    return kind === 'division' ? division(key) : kind === 'post' ? post(key) : agency(key);
  };
  return {
    hazard,
    division,
    /** Several divisions in one line, by their codes. */
    divisions: (codes: readonly string[]) => codes.map(division).join(lang === 'zh' ? '、' : ', '),
    post,
    agency,
    clock,
    recipient,
    indicator: (key: string) => indicators.get(key),
  };
}

export function useLevelTitle() {
  const plan = usePlan();
  const lang = useLanguage();
  return useMemo(() => levelTitles(plan, lang), [plan, lang]);
}

export function useNames() {
  const plan = usePlan();
  const lang = useLanguage();
  return useMemo(() => namesOf(plan, lang), [plan, lang]);
}
