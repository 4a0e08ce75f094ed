import { lazy, Suspense, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Loading } from '../ui/states.tsx';
import { useShortcut } from '../ui/use-shortcut.ts';
import { searchWords } from './words.ts';

const SearchPanel = lazy(() => import('./search-panel.tsx'));

/** Opens the search, by a tap or by `/`. */
export function SearchButton() {
  const t = useWords(searchWords);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useShortcut('/', () => setOpen(true));
  return (
    <>
      <button type="button" className="plain-button" aria-keyshortcuts="/" onClick={() => setOpen(true)}>
        {t('open')} <kbd>/</kbd>
      </button>
      <Dialog title={t('title')} open={open} onClose={close}>
        <Suspense fallback={<Loading />}>
          <SearchPanel close={close} />
        </Suspense>
      </Dialog>
    </>
  );
}
