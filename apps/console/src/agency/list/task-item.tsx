import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { memo } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { isQueued } from '../../offline/entry.ts';
import { entryWords } from '../../offline/words.ts';
import { useNow } from '../../ui/clock.ts';
import { Due } from '../../ui/due.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { When } from '../../ui/when.tsx';
import { asked, isLate, isOpen, isUnacknowledged, type Task } from '../order.ts';
import { stateWords, taskWords } from '../words.ts';

/** One task in the list: where it stands, its clock, and its receipt in one tap. */
export const TaskItem = memo(function TaskItem({ task }: { task: Task }) {
  const t = useWords(taskWords);
  const e = useWords(entryWords);
  const say = useSay();
  const lang = useLanguage();
  const late = isLate(task, useNow());
  const answer = api.useMutation('post', '/tasks/{id}/answers/{answer}');
  const { id, data, dueAt, state } = task;
  const questions = asked(task);
  return (
    <li className="task">
      <div className="task-what">
        <div className="row">
          <span className={isUnacknowledged(task) ? 'mark new' : 'mark'}>
            {wordFor(stateWords, state, lang)}
          </span>
          {task.urgency === 'urgent' && isOpen(task) && <span className="mark urgent">{t('urgent')}</span>}
          <Link className="task-title" to="/tasks/$id" params={{ id }}>
            {say(data.title)}
          </Link>
        </div>
        <div className="row quiet">
          {data.form === 'request' && <span>{t('request')}</span>}
          <span>{t(data.role)}</span>
          {data.cite && <span>{t('clause', { cite: data.cite })}</span>}
          {data.recursMs !== null && <span>{t('daily')}</span>}
          {data.handler && <span>{t('handler', { name: data.handler.name })}</span>}
          {task.context.adjustmentRequested && <span>{t('adjusting')}</span>}
          {questions.waiting > 0 && <span>{t('asked')}</span>}
          {questions.answered > 0 && isOpen(task) && <strong className="good">✓ {t('answered')}</strong>}
          <span>
            {t('issued')} <When at={task.createdAt} only="absolute" />
          </span>
        </div>
      </div>
      <div className="task-clock">
        {dueAt && isOpen(task) ? (
          <Due at={dueAt} />
        ) : (
          isOpen(task) && <span className="quiet">{t('noDue')}</span>
        )}
        {late && !dueAt && <span className="due late">▲ {t('overdue')}</span>}
        {isQueued(answer.data) && isUnacknowledged(task) && <span role="status">✓ {e('queued')}</span>}
        {isUnacknowledged(task) && !isQueued(answer.data) && (
          <Button
            type="primary"
            className="main-action"
            loading={answer.isPending}
            onClick={() =>
              answer.mutate({
                params: { path: { id, answer: 'acknowledge' } },
                body: {},
              })
            }
          >
            {t('acknowledge')}
            <span className="hidden">：{say(data.title)}</span>
          </Button>
        )}
      </div>
      {answer.error && <ProblemNote problem={problemOf(answer.error)} />}
    </li>
  );
});
