import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { isUnsent } from '../../offline/entry.ts';
import { useEntries } from '../../offline/the-outbox.ts';
import { entryWords } from '../../offline/words.ts';
import { useNow } from '../../ui/clock.ts';
import { useConnection } from '../live/connection.ts';
import { takeNewBuild, useNewBuild } from '../new-build.ts';
import { useMe } from '../session/session.ts';

/** What one has to know of the connection: that it is gone, what waits for it, that it is back. */
export function ConnectionBar() {
  const t = useWords(entryWords);
  const lang = useLanguage();
  const now = useNow();
  const me = useMe().id;
  const { state, since, asOf } = useConnection();
  const own = useEntries().filter((entry) => entry.accountId === me && isUnsent(entry));
  const refused = own.filter((entry) => entry.state === 'refused').length;
  const newBuild = useNewBuild();
  const clock = (at: number) => absoluteTime(at, now, lang);
  const lost = state === 'lost';
  if (!lost && state !== 'back' && !own.length && !newBuild && asOf === null) return null;
  return (
    <div className={lost || refused ? 'connection-bar bad' : 'connection-bar'} role="status">
      {lost && <span>○ {t('offlineSince', { when: clock(since) })}</span>}
      {asOf !== null && <span>{t('asOf', { when: clock(asOf) })}</span>}
      {state === 'back' && <span className="good">● {t('back')}</span>}
      {own.length > 0 && (
        <Link to="/entries">
          {refused ? `⚠ ${t('countRefused', { count: refused })}` : t('count', { count: own.length })}
        </Link>
      )}
      {newBuild && (
        <>
          <span>{t('newBuild')}</span>
          <button type="button" className="plain-button" onClick={takeNewBuild}>
            {t('takeNew')}
          </button>
        </>
      )}
    </div>
  );
}
