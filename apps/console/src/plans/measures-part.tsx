import { getRouteApi, Link } from '@tanstack/react-router';
import { useSay, useWords } from '../i18n/words.ts';
import { Scrolled } from '../ui/scrolled.tsx';
import { Cites } from './cites.tsx';
import type { PlanItem, PlanText } from './plan-text.ts';
import { useVersionNames } from './version-names.ts';
import { planWords } from './words.ts';

const route = getRouteApi('/plans/$jurisdiction/$plan');
const PREPARATION = 'preparation';

/** Every measure of a level with its tasks; the whole plan shows all levels one after the other. */
export function MeasuresPart({ text, whole }: { text: PlanText; whole?: boolean }) {
  const t = useWords(planWords);
  const names = useVersionNames(text);
  const { level: wanted, item } = route.useSearch();
  const levels = [
    ...text.levels.filter(({ measures }) => measures.length > 0).map(({ level }) => level),
    ...(text.preparation.length ? [PREPARATION] : []),
  ];
  const linked = text.items.find(({ id }) => id === item)?.level;
  const shown = [wanted, linked].find((level) => level && levels.includes(level)) ?? levels[0];
  return (
    <>
      {!whole && (
        <nav className="sections no-print" aria-label={t('measures')}>
          {levels.map((level) => (
            <Link
              key={level}
              from="/plans/$jurisdiction/$plan"
              to="/plans/$jurisdiction/$plan"
              search={({ version }) => ({ part: 'measures' as const, level, ...(version && { version }) })}
              aria-current={level === shown ? 'page' : undefined}
            >
              {names.level(level)}
            </Link>
          ))}
        </nav>
      )}
      {(whole ? levels : levels.filter((level) => level === shown)).map((level) => (
        <LevelMeasures key={level} level={level} text={text} />
      ))}
    </>
  );
}

function LevelMeasures({ level, text }: { level: string; text: PlanText }) {
  const t = useWords(planWords);
  const say = useSay();
  const names = useVersionNames(text);
  const tasks = text.items.filter((item) => item.kind === 'task' && item.level === level);
  const opening = tasks.filter(({ measure }) => measure === null);
  const measures =
    level === PREPARATION
      ? text.preparation
      : (text.levels.find((each) => each.level === level)?.measures ?? []);
  return (
    <section className="stack" aria-label={names.level(level)}>
      <h2>
        {names.level(level)} <span className="quiet">{t('tasks', { count: tasks.length })}</span>
      </h2>
      {opening.length > 0 && <TaskTable title={t('opening')} tasks={opening} text={text} />}
      {measures.map(({ n, title }) => (
        <TaskTable
          key={n}
          title={`${n}. ${say(title)}`}
          tasks={tasks.filter(({ measure }) => measure === n)}
          text={text}
        />
      ))}
    </section>
  );
}

function TaskTable({ title, tasks, text }: { title: string; tasks: PlanItem[]; text: PlanText }) {
  const t = useWords(planWords);
  const say = useSay();
  const names = useVersionNames(text);
  const { item: marked } = route.useSearch();
  return (
    <div className="panel">
      <h3>{title}</h3>
      <Scrolled label={title}>
        <table className="plain folding tasks">
          <thead>
            <tr>
              <th scope="col">{t('agency')}</th>
              <th scope="col">{t('task')}</th>
              <th scope="col">{t('how')}</th>
              <th scope="col">{t('cite')}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.id} id={task.id} className={task.id === marked ? 'marked' : undefined}>
                <td>{names.agency(task.agency!)}</td>
                <th scope="row">
                  {say(task.name)}
                  {task.note && <div className="quiet">{task.note}</div>}
                </th>
                <td data-label={t('how')}>{say(task.words)}</td>
                <td data-label={t('cite')}>
                  <Cites cites={task.cites} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </div>
  );
}
