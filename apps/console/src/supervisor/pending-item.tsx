import { Link } from '@tanstack/react-router';
import { useLanguage } from '../i18n/language.ts';
import { duration } from '../i18n/times.ts';
import { useWords } from '../i18n/words.ts';
import { useLevelTitle, useNames } from '../plan/names.ts';
import { useNow } from '../ui/clock.ts';
import { Due } from '../ui/due.tsx';
import { Level } from '../ui/level.tsx';
import { AboutLine } from './about-line.tsx';
import type { PendingDecision } from './queries.ts';
import { homeWords } from './words.ts';

/** One decision that is awaited: what is proposed, by whom, for how long it has waited, by when. */
export function PendingItem({ pending }: { pending: PendingDecision }) {
  const t = useWords(homeWords);
  const lang = useLanguage();
  const names = useNames();
  const level = useLevelTitle();
  const now = useNow();
  const { id, kind, from, recommended, recommendedThen, decideBy } = pending;
  const said = (key: string | null) => (key ? level.of(key) : t('noLevel'));
  return (
    <li className={pending.exercise ? 'panel decision drill' : 'panel decision'}>
      <div className="row apart">
        <h3>
          <Link to="/decisions/$id" params={{ id }}>
            {pending.title}
          </Link>
        </h3>
        <span className="row">
          {t(kind)}
          {kind !== 'termination' && <Level level={pending.level} />}
          {from && (
            <span>
              {t('from')} <Level level={from} plain />
            </span>
          )}
        </span>
      </div>
      <AboutLine about={pending} />
      <div className="row">
        <span>
          {t('calledFor')} <Level level={recommended} plain />
        </span>
        <span className="quiet">
          {t('proposedBy', { who: pending.proposedBy })}
          {!pending.own && ` → ${names.post(pending.post)}`}
        </span>
        <strong>{t('waits', { long: duration(now - Date.parse(pending.since), lang) })}</strong>
        {decideBy && (
          <span>
            {t('decideBy')} <Due at={decideBy} />
          </span>
        )}
      </div>
      {recommended !== recommendedThen && (
        <p className="bad">▲ {t('moved', { was: said(recommendedThen), now: said(recommended) })}</p>
      )}
      <Link className="go" to="/decisions/$id" params={{ id }} aria-label={`${t('look')}：${pending.title}`}>
        {t('look')} →
      </Link>
    </li>
  );
}
