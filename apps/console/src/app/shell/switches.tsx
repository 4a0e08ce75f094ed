import { setLanguage, useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { setTheme, useTheme } from '../preferences.ts';

const words = {
  toDark: { zh: '深色', en: 'Dark' },
  toLight: { zh: '浅色', en: 'Light' },
};

/** Language and theme. The language's button is named in the other language, for whoever needs it. */
export function Switches() {
  const t = useWords(words);
  const lang = useLanguage();
  const theme = useTheme();
  const other = lang === 'zh' ? 'en' : 'zh';
  return (
    <>
      <button
        type="button"
        className="plain-button"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => setLanguage(other)}
      >
        {other === 'zh' ? '中文' : 'English'}
      </button>
      <button
        type="button"
        className="plain-button"
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      >
        {t(theme === 'dark' ? 'toLight' : 'toDark')}
      </button>
    </>
  );
}
