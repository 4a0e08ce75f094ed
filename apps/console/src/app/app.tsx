import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider, theme as themes } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { planQuery } from '../plan/use-plan.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { begin } from './begin.ts';
import { useTheme } from './preferences.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { LogInPage } from './session/log-in-page.tsx';
import { useSession } from './session/session.ts';
import { SessionLostDialog } from './session/session-lost-dialog.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
/** Darker than antd's own, which fails the contrast of 4.5 : 1 on its buttons. */
const PRIMARY = { light: '#5b3a8c', dark: '#b79be8' };

export function App() {
  const lang = useLanguage();
  const theme = useTheme();
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={lang === 'zh' ? zhCN : enUS}
      theme={{
        algorithm: theme === 'dark' ? themes.darkAlgorithm : themes.defaultAlgorithm,
        token: {
          colorPrimary: PRIMARY[theme],
          fontFamily: 'var(--font)',
          ...(theme === 'dark' ? { colorTextLightSolid: '#1b1229' } : {}),
        },
      }}
    >
      <QueryClientProvider client={queries}>
        <ErrorBoundary>
          <Inside />
          <SessionLostDialog />
        </ErrorBoundary>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** Before anything is drawn: the answer takes as long as that. */
const begun = begin();

function Inside() {
  const session = useSession();
  const [failed, setFailed] = useState<unknown>(null);
  const ask = () => {
    setFailed(null);
    begin().catch(setFailed);
  };
  useEffect(() => void begun.catch(setFailed), []);
  if (failed) return <Failed error={failed} retry={ask} />;
  if (session === undefined) return <Loading />;
  return session ? <WithPlan /> : <LogInPage />;
}

/** Nothing can be named before the plan is there. */
function WithPlan() {
  const { data, error, refetch } = useQuery(planQuery);
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  return data ? <RouterProvider router={router} /> : <Loading />;
}
