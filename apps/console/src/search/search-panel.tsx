import { keepPreviousData } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { useWords } from '../i18n/words.ts';
import { Asked } from '../ui/states.tsx';
import { Results } from './results.tsx';
import { searchWords } from './words.ts';
import './search.css';

const MOST_TYPED = 100;
/** Long enough that a word typed quickly is asked for once. */
const PAUSE_MS = 150;

/** One box for everything; the arrow keys walk through what was found. */
export default function SearchPanel({ close }: { close: () => void }) {
  const t = useWords(searchWords);
  const panel = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const wanted = useDeferredValue(asked);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const query = api.useQuery(
    'get',
    '/search',
    { params: { query: { q: wanted } } },
    { enabled: wanted !== '', placeholderData: keepPreviousData, staleTime: 0 },
  );

  function walk(event: KeyboardEvent): void {
    const links = [...(panel.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'ArrowDown') (links[at + 1] ?? links[at])?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? field.current)?.focus();
    // The field would only empty itself.
    else if (event.key === 'Escape') close();
    // What stands there may still answer to fewer letters: then Enter waits.
    else if (event.key === 'Enter' && at < 0 && typed.trim() === wanted && !query.isPlaceholderData)
      links[0]?.click();
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field and of the links inside
    <div ref={panel} className="stack search" onKeyDown={walk}>
      <div className="row search-field">
        <input
          ref={field}
          className="control"
          type="search"
          maxLength={MOST_TYPED}
          aria-label={t('hint')}
          placeholder={t('hint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="button" className="plain-button" onClick={close}>
          {t('close')}
        </button>
      </div>
      {wanted === '' ? (
        <p className="quiet">
          {t('hint')}
          <br />
          {t('keys')}
        </p>
      ) : (
        <Asked query={query}>{(found) => <Results found={found} typed={wanted} close={close} />}</Asked>
      )}
    </div>
  );
}
