import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import type { Problem } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Level } from '../../ui/level.tsx';
import { When } from '../../ui/when.tsx';
import { alike } from './alike.ts';
import type { LogEntry } from './log-entry.ts';
import { logWords } from './words.ts';

interface Props {
  entry: LogEntry;
  at: number | null;
  /** The engine found one of its own accord. */
  problem: Problem | null;
  onDistinct: (distinct: boolean) => void;
}

interface Found {
  id: string;
  title: string;
  occurredAt: string;
  place?: string;
  response?: { level: string | null } | null;
}

/** While one types: what may be the same incident, logged already. */
export function AlikeNote({ entry, at, problem, onDistinct }: Props) {
  const t = useWords(logWords);
  const { data } = api.useQuery('get', '/board', { params: { query: {} } });
  const known: Found[] = alike(data?.incidents ?? [], { ...entry, hazard: entry.hazard[0], at });
  const refused = problem?.code === 'incident.duplicate';
  const found = known.length || !refused ? known : (problem.extras['alike'] as Found[]);
  if (!found.length || entry.incidentId) return null;
  return (
    <div className="panel" role={refused ? 'alert' : 'status'}>
      <strong>⚠ {t('alike')}</strong>
      {refused && <p className="fault">{t('sayDistinct')}</p>}
      <ul>
        {found.map((incident) => (
          <li key={incident.id}>
            <Link to="/incidents/$id" params={{ id: incident.id }}>
              {incident.title}
            </Link>{' '}
            {incident.place} <When at={incident.occurredAt} />{' '}
            {incident.response && <Level level={incident.response.level} plain />}
          </li>
        ))}
      </ul>
      <label data-passed-over>
        <input
          type="checkbox"
          checked={entry.distinct}
          onChange={(event) => onDistinct(event.target.checked)}
        />{' '}
        {t('distinct')}
      </label>
    </div>
  );
}
