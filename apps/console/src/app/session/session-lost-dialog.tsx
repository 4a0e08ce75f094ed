import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LogInForm } from './log-in-form.tsx';
import { foundSession, useSessionLost } from './lost.ts';

const words = {
  title: { zh: '登录已过期', en: 'Your session is over' },
  kept: {
    zh: '页面上的内容都还在。请重新登录，未完成的操作会接着办。',
    en: 'Everything on the page is still there. Log in again; what was under way goes on.',
  },
};

/** Stands over the page when the session is over, so that nothing that was typed is lost. */
export function SessionLostDialog() {
  const t = useWords(words);
  const lost = useSessionLost();
  return (
    <Dialog title={t('title')} open={lost}>
      <p>{t('kept')}</p>
      <LogInForm
        onDone={(same) => {
          if (same) foundSession();
          else window.location.assign('/console/');
        }}
      />
    </Dialog>
  );
}
