import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { ExerciseMark } from '../../ui/exercise.tsx';
import { Level } from '../../ui/level.tsx';
import { When } from '../../ui/when.tsx';
import { type Group, isUnacknowledged } from '../order.ts';
import { taskWords } from '../words.ts';
import { TaskItem } from './task-item.tsx';

const STEP = 40;

/** The tasks of one response, or of preparation on one warning. */
export function TaskGroup({ group: { about, responseId, level, tasks } }: { group: Group }) {
  const t = useWords(taskWords);
  const names = useNames();
  const [most, setMost] = useState(STEP);
  const waiting = tasks.filter(isUnacknowledged).length;
  return (
    <section className={about.exercise ? 'panel group drill' : 'panel group'}>
      <div className="row apart">
        <h2 className="row">
          {about.exercise && <ExerciseMark />}
          <span className="long">{about.title}</span>{' '}
          {level ? <Level level={level} /> : <span className="quiet">{t('preparation')}</span>}
        </h2>
        <Link
          className="print-link"
          to="/task-order"
          search={responseId ? { response: responseId } : { case: about.id }}
        >
          {t('print')}
        </Link>
      </div>
      <p className="quiet">
        {[
          about.hazard && names.hazard(about.hazard),
          names.divisions(about.affected),
          t('count', { count: tasks.length }),
        ]
          .filter(Boolean)
          .join(' · ')}
        {about.occurredAt && (
          <>
            {' · '}
            <When at={about.occurredAt} />
          </>
        )}
        {waiting > 0 && <strong className="bad"> · {t('waiting', { count: waiting })}</strong>}
      </p>
      <ul className="tasks">
        {tasks.slice(0, most).map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
      {tasks.length > most && (
        <button type="button" className="plain-button" onClick={() => setMost(most + STEP)}>
          {t('more', { count: Math.min(STEP, tasks.length - most) })}
        </button>
      )}
    </section>
  );
}
