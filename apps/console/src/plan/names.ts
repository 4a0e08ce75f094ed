import { useLanguage } from '../i18n/language.ts';
import { usePlan } from './use-plan.ts';

/** Levels as they are spoken: 一级响应 … 四级响应. */
export function useLevelTitle() {
  const plan = usePlan();
  const lang = useLanguage();
  const find = (key: string) => plan.levels.find(({ level }) => level === key);
  return {
    of: (level: string): string => find(level)?.title[lang] ?? level,
    rank: (level: string): number => find(level)?.rank ?? 0,
  };
}

/** What the plan calls things, in the reader's language; what it has no word for stands as it is. */
export function useNames() {
  const plan = usePlan();
  const lang = useLanguage();
  const hazard = (key: string): string => plan.hazards.find((one) => one.key === key)?.title[lang] ?? key;
  const division = (code: string): string =>
    plan.divisions.find((one) => one.code === code)?.title[lang] ?? code;
  const post = (key: string): string => plan.posts.find((one) => one.key === key)?.title[lang] ?? key;
  const agency = (key: string): string => plan.agencies.find((one) => one.key === key)?.title[lang] ?? key;
  const clock = (key: string): string => plan.clocks.find((one) => one.key === key)?.title[lang] ?? key;
  /** `agency:<key>`, `division:<code>` or `post:<key>`. */
  function recipient(name: string): string {
    const [kind, ...rest] = name.split(':');
    const key = rest.join(':');
    return kind === 'division' ? division(key) : kind === 'post' ? post(key) : agency(key);
  }
  const indicator = (key: string) => plan.indicators.find((one) => one.key === key);
  return { hazard, division, post, agency, clock, recipient, indicator };
}
