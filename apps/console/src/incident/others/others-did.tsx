import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useMe } from '../../app/session/session.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { factWords } from '../../plan/fact-words.ts';
import { When } from '../../ui/when.tsx';
import { deedsOf } from './deeds.ts';

const READ = 60;
const SHOWN = 3;
/** What people do; messages and clocks follow from it. */
const STREAMS = ['incident', 'report', 'consultation', 'approval', 'response', 'task', 'instruction'];

const words = {
  title: { zh: '他人刚刚', en: 'Others just now' },
  times: { zh: '{count} 次', en: '{count} {count|time|times}' },
  more: { zh: '另有 {count} 项', en: '{count} more' },
  timeline: { zh: '看经过', en: 'See the timeline' },
  noted: { zh: '知道了', en: 'Noted' },
} as const;

/** What others have done to this incident since one opened it. What one is typing stays as it is. */
export function OthersDid({ id }: { id: string }) {
  const t = useWords(words);
  const lang = useLanguage();
  const me = useMe();
  const [seen, setSeen] = useState<number | null>(null);
  const { data } = api.useQuery('get', '/incidents/{id}/timeline', {
    params: { path: { id }, query: { limit: READ, order: 'newest', stream: STREAMS } },
  });
  const newest = data?.items[0]?.seq ?? 0;
  if (data && seen === null) setSeen(newest);
  const deeds = data && seen !== null ? deedsOf(data.items, seen, me.id) : [];
  return (
    <div role="status">
      {deeds.length > 0 && (
        <div className="note row apart">
          <span>
            <strong>{t('title')}</strong>{' '}
            {deeds.slice(0, SHOWN).map(({ who, fact, times, at }) => (
              <span key={`${who} ${fact}`}>
                {' · '}
                {who} {wordFor(factWords, fact, lang)} {times > 1 && t('times', { count: times })}{' '}
                <When at={at} only="relative" />
              </span>
            ))}
            {deeds.length > SHOWN && ` · ${t('more', { count: deeds.length - SHOWN })}`}
          </span>
          <span className="row">
            <Link to="/incidents/$id" params={{ id }} search={{ view: 'timeline' }}>
              {t('timeline')}
            </Link>
            <button type="button" className="plain-button" onClick={() => setSeen(newest)}>
              {t('noted')}
            </button>
          </span>
        </div>
      )}
    </div>
  );
}
