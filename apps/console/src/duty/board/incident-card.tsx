import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { factWords } from '../../plan/fact-words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { phaseWords } from '../../plan/phase-words.ts';
import { Due } from '../../ui/due.tsx';
import { ExerciseMark } from '../../ui/exercise.tsx';
import { Level } from '../../ui/level.tsx';
import { When } from '../../ui/when.tsx';
import { type BoardIncident, reasonsOf, unsignedIn } from './urgency.ts';
import { boardWords } from './words.ts';

/** One open incident: its level, what waits, its clocks, and what is new. */
export const IncidentCard = memo(function IncidentCard({ incident }: { incident: BoardIncident }) {
  const t = useWords(boardWords);
  const lang = useLanguage();
  const names = useNames();
  const { title, response, recommended, changes } = incident;
  return (
    <li className={incident.exercise ? 'panel card drill' : 'panel card'}>
      <div className="row apart">
        <h2>
          <Link to="/incidents/$id" params={{ id: incident.id }}>
            {title}
          </Link>
        </h2>
        <span className="row">
          {incident.exercise && <ExerciseMark />}
          {response ? <Level level={response.level} /> : <span className="quiet">{t('noResponse')}</span>}
          {recommended && recommended !== response?.level && (
            <span>
              {t('calledFor')} <Level level={recommended} plain />
            </span>
          )}
        </span>
      </div>
      <p className="quiet">
        {names.hazard(incident.hazard)} · {names.divisions(incident.affected)}
        {incident.place && ` · ${incident.place}`} · {wordFor(phaseWords, incident.state, lang)} ·{' '}
        {t('occurred')} <When at={incident.occurredAt} />
      </p>
      <Waiting incident={incident} />
      {changes && (
        <p className="changes">
          <span aria-hidden="true">✦ </span>
          {t('changes', {
            count: changes.count,
            fact: wordFor(factWords, changes.last.fact, lang),
            by: changes.last.by,
          })}{' '}
          <When at={changes.last.at} only="relative" />
        </p>
      )}
    </li>
  );
});

function Waiting({ incident }: { incident: BoardIncident }) {
  const t = useWords(boardWords);
  const names = useNames();
  const level = useLevelTitle();
  const { proposal, nextReport, unacknowledged } = incident;
  const reasons = new Set(reasonsOf(incident, level.rank));
  return (
    <ul className="waiting">
      {reasons.has('call-for-proposal') && <li className="bad">▲ {t('propose')}</li>}
      {proposal && (
        <li>
          <strong>
            {proposal.state === 'returned'
              ? t('returned')
              : t('pending', { post: names.post(proposal.post) })}
          </strong>{' '}
          <Level level={proposal.level} plain /> <When at={proposal.since} only="relative" />
        </li>
      )}
      {unsignedIn(incident) > 0 && <li>{t('unsigned', { count: unsignedIn(incident) })}</li>}
      {nextReport && (
        <li>
          {t('nextReport')} {names.recipient(nextReport.subject)} {names.clock(nextReport.clock)}{' '}
          <Due at={nextReport.dueAt} />
        </li>
      )}
      {incident.overdueReports > 1 && (
        <li className="bad">{t('overdueReports', { count: incident.overdueReports })}</li>
      )}
      {unacknowledged.tasks > 0 && <li>{t('unacknowledged', unacknowledged)}</li>}
      {incident.overdueTasks > 0 && (
        <li className="bad">▲ {t('overdueTasks', { count: incident.overdueTasks })}</li>
      )}
    </ul>
  );
}
