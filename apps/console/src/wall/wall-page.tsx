import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { api, type Schemas } from '../api/client.ts';
import { useConnection } from '../app/live/connection.ts';
import { boardQuery } from '../duty/board/board-query.ts';
import { byUrgency } from '../duty/board/urgency.ts';
import { useLanguage } from '../i18n/language.ts';
import { absoluteTime, duration, relativeTime } from '../i18n/times.ts';
import { useWords, wordFor } from '../i18n/words.ts';
import { detailOf } from '../incident/timeline/detail.ts';
import { PrefectureMap } from '../map/prefecture-map.tsx';
import { factWords } from '../plan/fact-words.ts';
import { useLevelTitle, useNames } from '../plan/names.ts';
import { usePlan } from '../plan/use-plan.ts';
import { useNow } from '../ui/clock.ts';
import { ExerciseMark } from '../ui/exercise.tsx';
import { Asked } from '../ui/states.tsx';
import { WallIncident } from './wall-incident.tsx';
import { wallWords } from './words.ts';
import './wall.css';

/** As many as can be read from the other end of the room. */
const AT_ONCE = 4;
const MOST_SILENT = 8;
const MOST_LATEST = 6;
const NEXT_AFTER_MS = 15_000;

/** For the large screen of a duty room: nothing on it has to be touched. */
export default function WallPage() {
  const board = useQuery(boardQuery(undefined));
  // Dark, for a room at night; whoever goes back has the look that was chosen.
  useEffect(() => {
    const { dataset } = document.documentElement;
    const chosen = dataset['theme'];
    dataset['wall'] = 'on';
    dataset['theme'] = 'dark';
    return () => {
      delete dataset['wall'];
      dataset['theme'] = chosen;
    };
  }, []);
  return (
    <div className="wall">
      <Asked query={board}>{(data) => <Wall board={data} />}</Asked>
    </div>
  );
}

function Wall({ board }: { board: Schemas['Board'] }) {
  const t = useWords(wallWords);
  const level = useLevelTitle();
  const sorted = useMemo(() => byUrgency(board.incidents, level.rank), [board.incidents, level.rank]);
  const pages = Math.max(1, Math.ceil(sorted.length / AT_ONCE));
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages === 1) return;
    const timer = setInterval(() => setTurn((now) => now + 1), NEXT_AFTER_MS);
    return () => clearInterval(timer);
  }, [pages]);
  const page = turn % pages;
  const { data } = api.useQuery('get', '/wall', {}, { placeholderData: keepPreviousData });
  return (
    <>
      <Head />
      {sorted.some(({ exercise }) => exercise) && (
        <p className="wall-drill">
          <ExerciseMark /> {t('drill')}
        </p>
      )}
      <div className="wall-parts">
        <section aria-labelledby="wall-open">
          <h2 id="wall-open">
            {t('open', { count: sorted.length })}
            {pages > 1 && <small> · {t('page', { page: page + 1, pages })}</small>}
          </h2>
          {sorted.length === 0 && <p className="wall-calm">{t('none')}</p>}
          <ul className="plain-list">
            {sorted.slice(page * AT_ONCE, (page + 1) * AT_ONCE).map((incident) => (
              <WallIncident key={incident.id} incident={incident} />
            ))}
          </ul>
        </section>
        <div className="wall-side">
          <WallMap divisions={board.divisions} turn={turn} />
          {data && <Silent silent={data.silent} />}
        </div>
        {data && <Latest latest={data.latest} />}
      </div>
    </>
  );
}

function Head() {
  const t = useWords(wallWords);
  const lang = useLanguage();
  const now = useNow();
  const { state, since } = useConnection();
  const lost = state === 'lost';
  return (
    <header className="wall-head">
      <h1>{t('title')}</h1>
      <strong role="status" className={lost ? 'bad' : 'good'}>
        {lost
          ? t('lost', { when: absoluteTime(since, now, lang) })
          : t(state === 'connecting' ? 'connecting' : 'live')}
      </strong>
      <span className="wall-tools">
        <Link to="/board">{t('back')}</Link>
        <button
          type="button"
          className="plain-button"
          onClick={() => void document.documentElement.requestFullscreen?.()}
        >
          {t('full')}
        </button>
      </span>
      <span className="wall-clock">
        <small>{t('beijing')}</small> <time>{absoluteTime(now, now, lang)}</time>
      </span>
    </header>
  );
}

/** One figure after the other, of those that anybody reported. */
function WallMap({ divisions, turn }: { divisions: Schemas['Board']['divisions']; turn: number }) {
  const { indicators } = usePlan();
  const lang = useLanguage();
  const told = indicators.filter(({ key }) =>
    Object.values(divisions).some((figures) => figures[key] !== undefined),
  );
  const { key, title, unit } = told[turn % Math.max(1, told.length)] ?? indicators[0]!;
  const figure = `${title[lang]}（${unit[lang]}）`;
  return (
    <section aria-labelledby="wall-map">
      <h2 id="wall-map">{figure}</h2>
      <PrefectureMap
        figure={figure}
        values={Object.fromEntries(Object.entries(divisions).map(([code, figures]) => [code, figures[key]]))}
      />
    </section>
  );
}

function Silent({ silent }: { silent: Schemas['Wall']['silent'] }) {
  const t = useWords(wallWords);
  const lang = useLanguage();
  const now = useNow();
  const names = useNames();
  return (
    <section aria-labelledby="wall-silent">
      <h2 id="wall-silent">{t('silent', { count: silent.length })}</h2>
      {silent.length === 0 && <p className="wall-calm">✓ {t('allAcknowledged')}</p>}
      <ul className="plain-list wall-silent">
        {silent.slice(0, MOST_SILENT).map(({ recipient, tasks, since, exercise }) => (
          <li key={`${recipient} ${exercise}`}>
            {exercise && <ExerciseMark />} <strong>{names.recipient(recipient)}</strong>{' '}
            <span className="quiet">
              {t('silentFor', { count: tasks, long: duration(now - Date.parse(since), lang) })}
            </span>
          </li>
        ))}
      </ul>
      {silent.length > MOST_SILENT && (
        <p className="quiet">{t('others', { count: silent.length - MOST_SILENT })}</p>
      )}
    </section>
  );
}

function Latest({ latest }: { latest: Schemas['Wall']['latest'] }) {
  const t = useWords(wallWords);
  const lang = useLanguage();
  const now = useNow();
  const names = useNames();
  const level = useLevelTitle();
  return (
    <section className="wall-latest" aria-labelledby="wall-latest">
      <h2 id="wall-latest">{t('latest')}</h2>
      {latest.length === 0 && <p className="quiet">{t('nothing')}</p>}
      <ol className="plain-list">
        {latest.slice(0, MOST_LATEST).map(({ seq, at, fact, by, count, title, exercise, data }) => (
          <li key={seq}>
            <span className="quiet">{relativeTime(Date.parse(at), now, lang)}</span>{' '}
            {exercise && <ExerciseMark />} <strong>{wordFor(factWords, fact, lang)}</strong>
            {count > 1 && ` ×${count}`} {detailOf(data, names, level.of, lang)} · {title}{' '}
            <span className="quiet">{by}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
