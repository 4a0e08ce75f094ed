import { fill, type Values } from './fill.ts';
import { type Bilingual, type Language, useLanguage } from './language.ts';

/**
 * A dictionary of one page: each entry in both languages, so that neither can be missing. Use as
 * `const t = useWords(words); t('title')`.
 */
export function useWords<W extends Record<string, Bilingual>>(words: W) {
  const lang = useLanguage();
  return (key: keyof W & string, values?: Values): string => fill(words[key]![lang], values);
}

/** For text that comes in both languages from the plan or from a refusal. */
export function useSay(): (text: Bilingual) => string {
  const lang = useLanguage();
  return (text) => text[lang];
}

/** The word for a key that may be one we do not know yet: then the key itself. */
export const wordFor = (words: Record<string, Bilingual>, key: string, lang: Language): string =>
  words[key]?.[lang] ?? key;
