import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { startSending } from '../../offline/the-outbox.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { SearchButton } from '../../search/search-button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { useConnection } from '../live/connection.ts';
import { useLive } from '../live/use-live.ts';
import { logOut, useMe } from '../session/session.ts';
import { ConnectionBar } from './connection-bar.tsx';
import { placesFor } from './navigation.ts';
import { Switches } from './switches.tsx';

const words = {
  name: { zh: '开都', en: 'Kaidu' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  navigation: { zh: '导航', en: 'Navigation' },
  live: { zh: '实时', en: 'Live' },
  lost: { zh: '连接中断，正在重连', en: 'Connection lost, reconnecting' },
  connecting: { zh: '正在连接', en: 'Connecting' },
  account: { zh: '我的账号，改密码', en: 'My account and password' },
  leave: { zh: '退出', en: 'Log out' },
  cannotLeave: { zh: '网络不通，现在不能退出。', en: 'No connection: you cannot log out now.' },
};

/** What stands around every page. */
export function Shell() {
  const t = useWords(words);
  const lang = useLanguage();
  const me = useMe();
  const plan = usePlan();
  useLive();
  useEffect(startSending, []);
  const { state } = useConnection();
  const connected = state === 'live' || state === 'back';
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
          <span role="status" className={connected ? 'live' : state === 'lost' ? 'live lost' : 'quiet'}>
            {connected ? `● ${t('live')}` : `○ ${t(state === 'lost' ? 'lost' : 'connecting')}`}
          </span>
          <SearchButton />
          <Link className="account" to="/account" title={t('account')}>
            {me.name}
          </Link>
          <Switches />
          <button
            type="button"
            className="plain-button"
            onClick={() => void logOut().catch(() => window.alert(t('cannotLeave')))}
          >
            {t('leave')}
          </button>
        </div>
      </header>
      <ConnectionBar />
      <main id="main" tabIndex={-1}>
        <ErrorBoundary key={path}>
          <Outlet />
        </ErrorBoundary>
      </main>
    </>
  );
}
