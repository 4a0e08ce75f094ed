import { Link, Navigate } from '@tanstack/react-router';
import { useLanguage } from '../i18n/language.ts';
import { useWords } from '../i18n/words.ts';
import { ReportForm } from '../incident/report/report-form.tsx';
import { useNames } from '../plan/names.ts';
import { ExerciseBanner } from '../ui/exercise.tsx';
import { Empty } from '../ui/states.tsx';
import { describeEntry } from './describe-entry.ts';
import { dependsOn, placeholderOf } from './entry.ts';
import { EntryItem } from './entry-item.tsx';
import { useEntries } from './the-outbox.ts';
import { entryWords } from './words.ts';
import './offline.css';

/** An incident that was logged without a network: one can go on reporting on it. */
export function OfflineIncident({ id }: { id: string }) {
  const t = useWords(entryWords);
  const lang = useLanguage();
  const names = useNames();
  const entries = useEntries();
  const entry = entries.find((one) => placeholderOf(one.id) === id);
  if (!entry)
    return (
      <Empty>
        {t('gone')} <Link to="/entries">{t('list')}</Link>
      </Empty>
    );
  const given = entry.answer?.['id'];
  if (entry.state === 'sent' && typeof given === 'string')
    return <Navigate to="/incidents/$id" params={{ id: given }} replace />;
  const affected = entry.body['divisions'] as string[];
  return (
    <div className="stack">
      {entry.body['exercise'] === true && <ExerciseBanner />}
      <h1>{entry.body['title'] as string}</h1>
      <p className="quiet">{describeEntry(entry, names, lang)}</p>
      <p className="note" role="status">
        {t('onDevice')} <Link to="/entries">{t('list')}</Link>
      </p>
      <ReportForm incident={{ id, data: { affected } }} reports={[]} />
      <ul className="stack plain-list">
        {entries
          .filter((one) => one.id === entry.id || dependsOn(one) === entry.id)
          .map((one) => (
            <EntryItem key={one.id} entry={one} entries={entries} />
          ))}
      </ul>
    </div>
  );
}
