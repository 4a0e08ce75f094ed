import { useSay, useWords } from '../../i18n/words.ts';
import { responseWords, STANDINGS } from './words.ts';

/** What the signs mean. */
export function Legend() {
  const t = useWords(responseWords);
  const say = useSay();
  return (
    <p className="legend quiet">
      <span className="hidden">{t('legend')}：</span>
      {Object.entries(STANDINGS).map(([key, { sign, words }]) => (
        <span key={key}>
          <span className={`sign ${key}`} aria-hidden="true">
            {sign}
          </span>{' '}
          {say(words)}
        </span>
      ))}
    </p>
  );
}
