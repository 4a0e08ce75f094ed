import type { Problem } from '../api/problem.ts';
import { useLanguage } from '../i18n/language.ts';
import { useWords, wordFor } from '../i18n/words.ts';
import { factWords } from '../plan/fact-words.ts';
import { When } from './when.tsx';

interface Change {
  at: string;
  fact: string;
  by: string;
}

const words = {
  meanwhile: {
    zh: '您打开之后有人改动过，请看后再办：',
    en: 'It was changed since you opened it; look before you go on:',
  },
};

/** What others did since the page was opened, and who. */
export function StaleChanges({ problem }: { problem: Problem }) {
  const t = useWords(words);
  const lang = useLanguage();
  const changes = (problem.extras['changes'] as Change[] | undefined) ?? [];
  return (
    <>
      <p>{t('meanwhile')}</p>
      <ul>
        {changes.map(({ at, fact, by }) => (
          <li key={`${at} ${fact}`}>
            <When at={at} /> {by} · {wordFor(factWords, fact, lang)}
          </li>
        ))}
      </ul>
    </>
  );
}
