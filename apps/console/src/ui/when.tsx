import { useLanguage } from '../i18n/language.ts';
import { absoluteTime, relativeTime } from '../i18n/times.ts';
import { useNow } from './clock.ts';

/** A moment both ways: on the clock in Beijing, and how long ago or ahead. */
export function When({ at, only }: { at: string; only?: 'absolute' | 'relative' }) {
  const lang = useLanguage();
  const now = useNow();
  const ms = Date.parse(at);
  const absolute = absoluteTime(ms, now, lang);
  const relative = relativeTime(ms, now, lang);
  const zone = lang === 'zh' ? '北京时间' : 'Beijing time';
  return (
    <time dateTime={at} title={`${absolute} ${zone}`} className="when">
      {only === 'relative' ? relative : absolute}
      {!only && <span className="quiet"> {lang === 'zh' ? `（${relative}）` : `(${relative})`}</span>}
    </time>
  );
}
