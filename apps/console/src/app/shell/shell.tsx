import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { useLive } from '../live/use-live.ts';
import { logOut, useMe } from '../session/session.ts';
import { placesFor } from './navigation.ts';
import { Switches } from './switches.tsx';

const words = {
  name: { zh: '开都', en: 'Kaidu' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  navigation: { zh: '导航', en: 'Navigation' },
  live: { zh: '实时', en: 'Live' },
  lost: { zh: '连接中断，正在重连', en: 'Connection lost, reconnecting' },
  leave: { zh: '退出', en: 'Log out' },
};

/** What stands around every page. */
export function Shell() {
  const t = useWords(words);
  const lang = useLanguage();
  const me = useMe();
  const plan = usePlan();
  const connected = useLive();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <span className="name">{t('name')}</span>
        <nav aria-label={t('navigation')}>
          {placesFor(me, plan).map(({ to, words: title }) => (
            <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
              {title[lang]}
            </Link>
          ))}
        </nav>
        <div className="who">
          <span role="status" className={connected ? 'live' : 'live lost'}>
            {connected ? `● ${t('live')}` : `○ ${t('lost')}`}
          </span>
          <span>{me.name}</span>
          <Switches />
          <button type="button" className="plain-button" onClick={() => void logOut()}>
            {t('leave')}
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <ErrorBoundary key={path}>
          <Outlet />
        </ErrorBoundary>
      </main>
    </>
  );
}
