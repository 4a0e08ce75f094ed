import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Due } from '../../ui/due.tsx';
import { Level } from '../../ui/level.tsx';
import { When } from '../../ui/when.tsx';
import { isOpen, isUnacknowledged, type Task } from '../order.ts';
import { stateWords, taskWords } from '../words.ts';
import { HandOn } from './hand-on.tsx';
import type { Fact } from './use-task.ts';
import { workWords } from './words.ts';

/** What is asked, under which clause, by whom and until when. */
export function TaskHead({ task, facts }: { task: Task; facts: readonly Fact[] }) {
  const t = useWords(workWords);
  const tt = useWords(taskWords);
  const say = useSay();
  const lang = useLanguage();
  const names = useNames();
  const { data, dueAt, state, recipient } = task;
  const issued = facts.findLast(({ fact }) => fact === 'task.issued');
  return (
    <section className="panel stack" aria-labelledby="task-title">
      <h1 id="task-title">{say(data.title)}</h1>
      <div className="row">
        <span className={isUnacknowledged(task) ? 'mark new' : 'mark'}>
          {wordFor(stateWords, state, lang)}
        </span>
        {task.urgency === 'urgent' && <span className="mark urgent">{tt('urgent')}</span>}
        {data.level && <Level level={data.level} />}
        <strong>{names.recipient(recipient)}</strong>
      </div>
      {data.detail && <p className="said">{say(data.detail)}</p>}
      <dl className="terms">
        <Term name={t('due')}>
          {dueAt ? isOpen(task) ? <Due at={dueAt} /> : <When at={dueAt} /> : tt('noDue')}
        </Term>
        <Term name={t('basis')}>
          {data.source === 'added' ? t('added') : t('fromPlan')}
          {data.cite && ` · ${t('clause', { cite: data.cite })}`}
          {data.measure !== null && ` · ${t('measure', { number: data.measure })}`}
        </Term>
        <Term name={tt('issued')}>
          {issued ? t('given', { who: issued.actor.name }) : ''} <When at={issued?.at ?? task.createdAt} />
          {issued?.reason && <div className="said">{t('givenFor', { reason: issued.reason })}</div>}
        </Term>
        <Term name={t('role')}>
          {tt(data.role)}
          {data.lead && data.role !== 'lead' && ` · ${t('leads', { who: names.agency(data.lead) })}`}
        </Term>
        <Term name={t('form')}>{t(data.form)}</Term>
        {data.condition && <Term name={t('condition')}>{data.condition.words}</Term>}
        {data.acknowledgedAt && (
          <Term name={t('acknowledgedAt')}>
            <When at={data.acknowledgedAt} />
          </Term>
        )}
        <Term name={t('handler')}>
          {data.handler ? data.handler.name : <span className="quiet">{t('noHandler')}</span>}{' '}
          {isOpen(task) && <HandOn task={task} />}
        </Term>
      </dl>
    </section>
  );
}

const Term = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
