import { useSay, useWords } from '../i18n/words.ts';
import type { PlanText } from './plan-text.ts';
import { planWords } from './words.ts';

/** What this version calls its agencies, levels and hazards; a key that it does not have stands for itself. */
export function useVersionNames({ agencies, levels, hazards }: PlanText) {
  const say = useSay();
  const t = useWords(planWords);
  const titleIn = <T extends { title: { zh: string; en: string } }>(
    things: T[],
    is: (thing: T) => boolean,
  ) => {
    const thing = things.find(is);
    return thing && say(thing.title);
  };
  return {
    agency: (key: string) => titleIn(agencies, (one) => one.key === key) ?? key,
    hazard: (key: string) => titleIn(hazards, (one) => one.key === key) ?? key,
    level: (key: string) =>
      key === 'preparation' ? t('preparation') : (titleIn(levels, ({ level }) => level === key) ?? key),
  };
}
