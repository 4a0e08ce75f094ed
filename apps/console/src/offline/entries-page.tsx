import { Button } from 'antd';
import { useMe } from '../app/session/session.ts';
import { useWords } from '../i18n/words.ts';
import { Empty, TooMany } from '../ui/states.tsx';
import { isUnsent } from './entry.ts';
import { EntryItem } from './entry-item.tsx';
import { outbox, sendWaiting, useEntries } from './the-outbox.ts';
import { entryWords } from './words.ts';
import './offline.css';

const MOST = 200;

/** What was entered on this device without a network: what waits, what came back, what has arrived. */
export default function EntriesPage() {
  const t = useWords(entryWords);
  const me = useMe().id;
  const all = useEntries();
  const own = all.filter(({ accountId }) => accountId === me);
  const others = all.filter((entry) => entry.accountId !== me && isUnsent(entry)).length;
  const sent = own.filter((entry) => !isUnsent(entry));
  // What needs somebody stands above what waits, and that above what is done; each in the order of entry.
  const sorted = [
    ...own.filter(({ state }) => state === 'refused'),
    ...own.filter((entry) => isUnsent(entry) && entry.state !== 'refused'),
    ...[...sent].reverse(),
  ];
  return (
    <>
      <div className="row apart">
        <h1>{t('title')}</h1>
        <div className="row">
          {own.some(({ state }) => state === 'waiting') && (
            <Button type="primary" onClick={() => void sendWaiting()}>
              {t('now')}
            </Button>
          )}
          {sent.length > 0 && (
            <Button onClick={() => void Promise.all(sent.map((entry) => outbox.forget(entry)))}>
              {t('clear')}
            </Button>
          )}
        </div>
      </div>
      <p className="note">{t('note')}</p>
      {others > 0 && <p className="note">{t('others', { count: others })}</p>}
      {own.length === 0 && <Empty>{t('none')}</Empty>}
      {sorted.length > MOST && <TooMany shown={MOST} />}
      <ul className="stack plain-list">
        {sorted.slice(0, MOST).map((entry) => (
          <EntryItem key={entry.id} entry={entry} entries={all} />
        ))}
      </ul>
    </>
  );
}
