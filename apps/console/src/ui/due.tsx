import { useLanguage } from '../i18n/language.ts';
import { absoluteTime, duration } from '../i18n/times.ts';
import { useWords } from '../i18n/words.ts';
import { useNow } from './clock.ts';

const SOON_MS = 30 * 60_000;
const words = {
  late: { zh: '已超 {long}', en: '{long} overdue' },
  left: { zh: '还剩 {long}', en: '{long} left' },
};

/** A running clock: how long is left, or by how much it is over; in words, not by colour alone. */
export function Due({ at }: { at: string }) {
  const t = useWords(words);
  const lang = useLanguage();
  const now = useNow();
  const ms = Date.parse(at);
  const late = ms <= now;
  const tone = late ? 'due late' : ms - now < SOON_MS ? 'due soon' : 'due';
  return (
    <time dateTime={at} className={tone}>
      {late && '▲ '}
      {t(late ? 'late' : 'left', { long: duration(ms - now, lang) })}
      <span className="quiet"> · {absoluteTime(ms, now, lang)}</span>
    </time>
  );
}
