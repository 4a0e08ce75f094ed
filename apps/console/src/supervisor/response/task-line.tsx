import { useSay, useWords } from '../../i18n/words.ts';
import { Due } from '../../ui/due.tsx';
import { When } from '../../ui/when.tsx';
import type { PictureTask, Response } from '../queries.ts';
import { wordsOf } from './signs.tsx';
import { isLate, standingOf } from './standing.ts';
import { TaskSteps } from './task-steps.tsx';
import { responseWords, STANDINGS } from './words.ts';

interface Props {
  task: PictureTask;
  who: string;
  response: Response;
}

/** One task in words: where it stands, its clock, the last word on it, and what one may do with it. */
export function TaskLine({ task, who, response }: Props) {
  const t = useWords(responseWords);
  const say = useSay();
  const key = standingOf(task);
  return (
    <li>
      <div className="row">
        <span className={`sign ${key}`} aria-hidden="true">
          {STANDINGS[key]?.sign}
        </span>
        <strong>{say(task.title)}</strong>
        <span>{say(wordsOf(task.state))}</span>
        {isLate(task) && <span className="bad">▲ {say(wordsOf('overdue'))}</span>}
        {task.adjustmentRequested && <span className="bad">{t('adjustmentAsked')}</span>}
        {task.dueAt && !['completed', 'verified'].includes(task.state) && <Due at={task.dueAt} />}
        {task.cite && <span className="quiet">{t('clause', { cite: task.cite })}</span>}
      </div>
      {task.condition && <p className="quiet">{t('condition', { words: task.condition })}</p>}
      {task.releaseAskedAt && task.state === 'offered' && (
        <p>
          ⚑ {t('releaseAsked')} <When at={task.releaseAskedAt} />
        </p>
      )}
      {task.lastNote && (
        <p className="quiet">
          <When at={task.lastNote.at} /> {task.lastNote.text}
        </p>
      )}
      <TaskSteps task={task} who={who} response={response} />
    </li>
  );
}
