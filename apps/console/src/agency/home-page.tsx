import { useState } from 'react';
import { api, type Schemas } from '../api/client.ts';
import { useMe } from '../app/session/session.ts';
import { useWords } from '../i18n/words.ts';
import { OwnInstructions } from '../instructions/own-instructions.tsx';
import { useNow } from '../ui/clock.ts';
import { Asked, Empty, TooMany } from '../ui/states.tsx';
import { AcknowledgeAll } from './list/acknowledge-all.tsx';
import { TaskGroup } from './list/task-group.tsx';
import { byLastChange, DONE, groupsOf, isLate, OPEN } from './order.ts';
import { taskWords } from './words.ts';
import './agency.css';

const MOST = 500;
const MOST_DONE = 100;
type View = 'open' | 'overdue' | 'done';

/** Everything that every running disaster asks of one's agency or county, the most urgent first. */
export default function TasksPage() {
  const t = useWords(taskWords);
  const [view, setView] = useState<View>('open');
  const query = api.useQuery('get', '/tasks', {
    params: { query: { limit: MOST, state: OPEN, order: 'oldest' } },
  });
  return (
    <>
      {!query.data && <h1>{t('title')}</h1>}
      <Asked query={query}>{(open) => <Lists open={open} view={view} onView={setView} />}</Asked>
    </>
  );
}

interface Props {
  open: Schemas['Tasks'];
  view: View;
  onView: (view: View) => void;
}

function Lists({ open, view, onView }: Props) {
  const t = useWords(taskWords);
  const now = useNow();
  const me = useMe();
  const [mine, setMine] = useState(false);
  const late = open.items.filter((task) => isLate(task, now));
  const handed = open.items.some(({ data }) => data.handler?.accountId === me.id);
  const shown = (view === 'overdue' ? late : open.items).filter(
    ({ data }) => !mine || !handed || data.handler?.accountId === me.id,
  );
  const groups = groupsOf(shown, open.cases, now);
  return (
    <div className="stack">
      <div className="row apart">
        <h1>{t('title')}</h1>
        {view !== 'done' && <AcknowledgeAll groups={groups} />}
      </div>
      <OwnInstructions />
      <div className="row">
        <fieldset className="row bare">
          <legend className="hidden">{t('filter')}</legend>
          {(['open', 'overdue', 'done'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="plain-button tall"
              aria-pressed={view === one}
              onClick={() => onView(one)}
            >
              {t(one)}
              {one === 'open' && ` ${open.items.length}`}
              {one === 'overdue' && <strong className={late.length ? 'bad' : ''}> {late.length}</strong>}
            </button>
          ))}
          {handed && view !== 'done' && (
            <label className="row">
              <input type="checkbox" checked={mine} onChange={(event) => setMine(event.target.checked)} />
              {t('mine')}
            </label>
          )}
        </fieldset>
      </div>
      {view === 'done' ? (
        <Done />
      ) : (
        <>
          {open.next && <TooMany shown={open.items.length} />}
          {groups.length === 0 && <Empty>{t(view === 'open' ? 'none' : 'noneLate')}</Empty>}
          {groups.map((group) => (
            <TaskGroup key={group.key} group={group} />
          ))}
        </>
      )}
    </div>
  );
}

/** What is done, given back or taken back, the newest first. */
function Done() {
  const t = useWords(taskWords);
  const query = api.useQuery('get', '/tasks', {
    params: { query: { limit: MOST_DONE, state: DONE, order: 'newest' } },
  });
  return (
    <Asked query={query}>
      {({ items, cases, next }) => (
        <>
          {next && <TooMany shown={items.length} />}
          {items.length === 0 && <Empty>{t('noneDone')}</Empty>}
          {groupsOf(items, cases, Date.now(), byLastChange).map((group) => (
            <TaskGroup key={group.key} group={group} />
          ))}
        </>
      )}
    </Asked>
  );
}
