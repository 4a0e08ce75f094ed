import { Link } from '@tanstack/react-router';
import { grouped } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { Level } from '../ui/level.tsx';
import { When } from '../ui/when.tsx';
import { AboutLine } from './about-line.tsx';
import type { RunningResponse } from './queries.ts';
import { homeWords } from './words.ts';

/** A response that one leads or may raise or lower: how many are silent, what is late. */
export function RunningItem({ response }: { response: RunningResponse }) {
  const t = useWords(homeWords);
  const names = useNames();
  const { id, tasks, leads, leadDelegate, level, recommended } = response;
  return (
    <li className={response.exercise ? 'panel decision drill' : 'panel decision'}>
      <div className="row apart">
        <h3>
          <Link to="/responses/$id" params={{ id }}>
            {response.title}
          </Link>
        </h3>
        <span className="row">
          <Level level={level} />
          {recommended !== level && (
            <span>
              {t('calledFor')} <Level level={recommended} plain />
            </span>
          )}
        </span>
      </div>
      <AboutLine about={response} />
      <div className="row">
        <span className="quiet">
          {response.own ? t('iLead') : leads && t('leads', { post: names.post(leads) })}
          {leadDelegate && t('leadsFor', { post: names.post(leadDelegate) })} · {t('since')}{' '}
          <When at={response.since} />
        </span>
      </div>
      <div className="row">
        <strong className={response.silent ? 'bad' : ''}>
          {response.silent > 0 && '▲ '}
          {t('silent', { count: response.silent })}
        </strong>
        <span>
          {t('tasks', {
            ...{ all: grouped(tasks.all), unacknowledged: grouped(tasks.unacknowledged) },
            ...{ overdue: grouped(tasks.overdue), done: grouped(tasks.done) },
          })}
        </span>
        {response.offers > 0 && <span>{t('offers', { count: response.offers })}</span>}
        {response.offersAsked > 0 && <strong>⚑ {t('offersAsked', { count: response.offersAsked })}</strong>}
      </div>
      <div className="row">
        <Link
          className="go"
          to="/responses/$id"
          params={{ id }}
          aria-label={`${t('whole')}：${response.title}`}
        >
          {t('whole')} →
        </Link>
        {response.pending && (
          <Link className="go" to="/decisions/$id" params={{ id: response.pending }}>
            {t('pending')} →
          </Link>
        )}
      </div>
    </li>
  );
}
