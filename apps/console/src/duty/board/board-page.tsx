import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { startTransition, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { OwnInstructions } from '../../instructions/own-instructions.tsx';
import { useCapability } from '../../plan/capabilities.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { useExerciseChoice } from '../../ui/exercise-choice.tsx';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { useAlerts } from './alerts.ts';
import { BoardMap } from './board-map.tsx';
import { boardQuery } from './board-query.ts';
import { matching } from './filter.ts';
import { IncidentCard } from './incident-card.tsx';
import { useLooked } from './looked.ts';
import { byUrgency, reasonsOf } from './urgency.ts';
import { boardWords } from './words.ts';
import './board.css';

/** Fills any screen; the others follow when the first stand. */
const FIRST = 12;
const STEP = 40;
/** The first visit asks again, from where it began, when the page has come to rest. */
const FIRST_LOOK_AFTER_MS = 3000;

/** Everything that is open, by urgency. */
export default function BoardPage() {
  const [looked, look] = useLooked();
  const query = useQuery(boardQuery(looked));
  return <Asked query={query}>{(board) => <BoardView board={board} looked={looked} look={look} />}</Asked>;
}

interface Props {
  board: Schemas['Board'];
  looked: number | undefined;
  look: (seq: number) => void;
}

function BoardView({ board, looked, look }: Props) {
  const t = useWords(boardWords);
  const names = useNames();
  const level = useLevelTitle();
  const navigate = useNavigate();
  const mayLog = useCapability('log');
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(FIRST);
  const wanted = useDeferredValue(typed);
  const waiting = board.incidents.filter(
    (one) => !one.exercise && reasonsOf(one, level.rank).length > 0,
  ).length;
  const [alerts, setAlerts] = useAlerts(waiting);
  useShortcut('n', () => void (mayLog && navigate({ to: '/log' })));
  // On the first visit everything is old.
  const first = useRef(board.seq).current;
  useEffect(() => {
    if (looked !== undefined) return;
    const timer = setTimeout(() => look(first), FIRST_LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [looked, look, first]);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setShown((now) => Math.max(now, STEP))), 300);
    return () => clearTimeout(timer);
  }, []);

  const sorted = useMemo(() => byUrgency(board.incidents, level.rank), [board.incidents, level.rank]);
  const { keeps, choice } = useExerciseChoice(board.incidents);
  const found = matching(sorted.filter(keeps), wanted, (one) =>
    [one.title, one.place, names.hazard(one.hazard), ...one.affected.map(names.division)].join(' '),
  );
  const changed = board.incidents.some(({ changes }) => changes);
  return (
    <>
      <div className="row apart">
        <h1>{t('title')}</h1>
        <div className="row">
          <span role="status">
            {t('open', { count: board.incidents.length })} · {t('waiting', { count: waiting })}
          </span>
          <button
            type="button"
            className="plain-button"
            aria-pressed={alerts}
            onClick={() => setAlerts(!alerts)}
          >
            {t('alerts')}
          </button>
          <Link to="/wall">{t('wall')}</Link>
          {changed && <Button onClick={() => look(board.seq)}>{t('looked')}</Button>}
          {mayLog && (
            <Button type="primary" onClick={() => void navigate({ to: '/log' })}>
              {t('log')}
            </Button>
          )}
        </div>
      </div>
      <div className="board">
        <div className="stack">
          <OwnInstructions />
          {board.incidents.length > 0 && (
            <input
              className="control"
              type="search"
              aria-label={t('find')}
              placeholder={t('find')}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setShown(STEP);
              }}
            />
          )}
          {choice}
          {board.more && <TooMany shown={board.incidents.length} />}
          {found.length === 0 && <Empty>{t(board.incidents.length ? 'noneFound' : 'none')}</Empty>}
          <ul className="cards">
            {found.slice(0, shown).map((incident) => (
              <IncidentCard key={incident.id} incident={incident} />
            ))}
          </ul>
          {found.length > shown && (
            <Button onClick={() => setShown(shown + STEP)}>
              {t('more', { count: Math.min(STEP, found.length - shown) })}
            </Button>
          )}
        </div>
        <BoardMap board={board} />
      </div>
    </>
  );
}
