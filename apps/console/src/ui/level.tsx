import { useWords } from '../i18n/words.ts';
import { useLevelTitle } from '../plan/names.ts';

const words = { none: { zh: '未达响应条件', en: 'No level' } };

/**
 * A response level as a word. Its colours run from violet to grey: blue, yellow, orange and red are those of
 * warnings, and a level must not be taken for one.
 */
export function Level({ level, plain }: { level: string | null; plain?: boolean }) {
  const t = useWords(words);
  const title = useLevelTitle();
  if (!level) return <span className="level none">{t('none')}</span>;
  return <span className={`level ${plain ? 'plain' : ''} rank-${title.rank(level)}`}>{title.of(level)}</span>;
}
