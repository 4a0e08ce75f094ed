import { type BoardIncident, reasonsOf } from '../duty/board/urgency.ts';
import { boardWords } from '../duty/board/words.ts';
import { useWords } from '../i18n/words.ts';
import { useLevelTitle, useNames } from '../plan/names.ts';
import { Due } from '../ui/due.tsx';
import { ExerciseMark } from '../ui/exercise.tsx';
import { Level } from '../ui/level.tsx';

/** One incident, in letters that are read from five metres. */
export function WallIncident({ incident }: { incident: BoardIncident }) {
  const t = useWords(boardWords);
  const names = useNames();
  const level = useLevelTitle();
  const { title, affected, hazard, response, recommended, proposal, nextReport, unacknowledged } = incident;
  const reasons = reasonsOf(incident, level.rank);
  return (
    <li className={incident.exercise ? 'wall-incident drill' : 'wall-incident'}>
      <div className="row apart">
        <h3>
          {incident.exercise && <ExerciseMark />} {title}
        </h3>
        <span>
          {response ? <Level level={response.level} /> : t('noResponse')}
          {recommended && recommended !== response?.level && (
            <>
              {' '}
              {t('calledFor')} <Level level={recommended} plain />
            </>
          )}
        </span>
      </div>
      <p className="quiet">
        {names.hazard(hazard)} · {names.divisions(affected)}
      </p>
      <ul className="plain-list row wall-waits">
        {reasons.includes('call-for-proposal') && <li className="bad">▲ {t('propose')}</li>}
        {proposal && (
          <li>
            {proposal.state === 'returned'
              ? t('returned')
              : t('pending', { post: names.post(proposal.post) })}
          </li>
        )}
        {nextReport && (
          <li>
            {t('nextReport')} {names.recipient(nextReport.subject)} <Due at={nextReport.dueAt} />
          </li>
        )}
        {unacknowledged.tasks > 0 && <li>{t('unacknowledged', unacknowledged)}</li>}
        {incident.overdueTasks > 0 && (
          <li className="bad">▲ {t('overdueTasks', { count: incident.overdueTasks })}</li>
        )}
      </ul>
    </li>
  );
}
