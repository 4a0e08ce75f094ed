import { useState } from 'react';
import { useSay, useWords } from '../../i18n/words.ts';
import { When } from '../../ui/when.tsx';
import type { Response } from '../queries.ts';
import { Signs } from './signs.tsx';
import type { Standing } from './standing.ts';
import { TaskLine } from './task-line.tsx';
import { responseWords } from './words.ts';

/** One recipient; its tasks are rendered when it is opened. */
export function RecipientRow({ standing, response }: { standing: Standing; response: Response }) {
  const t = useWords(responseWords);
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { recipient, group, silentSince, lastNote } = standing;
  return (
    <li className={`recipient-row ${group}`}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="recipient-name">
            <strong>{say(recipient.title)}</strong>
            <span className="quiet">
              {standing.all > 0 && t('tasks', { done: standing.done, all: standing.all })}
            </span>
          </span>
          <Signs tasks={recipient.tasks} />
          <span className="recipient-word">
            {silentSince && (
              <span className="bad">
                ▲ {t('silentSince')} <When at={silentSince} only="relative" />
              </span>
            )}
            {!silentSince && standing.unacknowledged > 0 && (
              <span>{t('unacknowledged', { count: standing.unacknowledged })}</span>
            )}
            {standing.late > 0 && <span className="bad">▲ {t('overdue', { count: standing.late })}</span>}
            {standing.reminded > 0 && <span>{t('reminded', { count: standing.reminded })}</span>}
            {recipient.exhausted > 0 && (
              <span className="bad">✕ {t('unreached', { count: recipient.exhausted })}</span>
            )}
            {lastNote && (
              <span className="quiet last-note">
                <When at={lastNote.at} only="relative" /> {lastNote.text}
              </span>
            )}
          </span>
        </summary>
        {open && (
          <ul className="task-lines">
            {recipient.tasks.map((task) => (
              <TaskLine key={task.id} task={task} who={say(recipient.title)} response={response} />
            ))}
          </ul>
        )}
      </details>
    </li>
  );
}
