import { Link } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { useLanguage } from '../i18n/language.ts';
import { beijingIso } from '../i18n/times.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { ExerciseMark } from '../ui/exercise.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { When } from '../ui/when.tsx';
import { describeEntry, happenedAt } from './describe-entry.ts';
import { type Entry, placeholderOf, resolvedPath } from './entry.ts';
import { EntryActions } from './entry-actions.tsx';
import { outbox } from './the-outbox.ts';
import { entryWords } from './words.ts';

const MARKS = { sending: '↑', waiting: '…', refused: '⚠', editing: '✎', sent: '✓' } as const;

/** One entry: what it is, where it stands, its three times, and what can be done with it. */
export function EntryItem({ entry, entries }: { entry: Entry; entries: readonly Entry[] }) {
  const t = useWords(entryWords);
  const lang = useLanguage();
  const say = useSay();
  const names = useNames();
  const held = entry.state === 'waiting' && resolvedPath(entry, entries) === null;
  const madeHere = entry.kind === 'incident' && entry.state !== 'sent';
  return (
    <li className={`panel stack entry ${entry.state}`}>
      <div className="row apart">
        <h2>
          {t(entry.kind)}
          {entry.about && ` · ${say(entry.about)}`} {entry.body['exercise'] === true && <ExerciseMark />}
        </h2>
        <strong className={entry.state === 'refused' ? 'bad' : ''}>
          <span aria-hidden="true">{MARKS[entry.state]} </span>
          {t(held ? 'held' : entry.state)}
        </strong>
      </div>
      <p>{describeEntry(entry, names, lang)}</p>
      <dl className="row times">
        {(
          [
            ['happened', happenedAt(entry)],
            ['entered', entry.enteredAt],
            ['received', entry.receivedAt],
          ] as const
        ).map(([name, at]) => (
          <div key={name}>
            <dt className="quiet">{t(name)}</dt>
            <dd>{at === null ? t('notYet') : <When at={beijingIso(at)} />}</dd>
          </div>
        ))}
      </dl>
      {entry.refusal !== null && <ProblemNote problem={problemOf(entry.refusal)} />}
      {entry.state === 'refused' && <EditText entry={entry} />}
      {entry.state !== 'sent' && <EntryActions entry={entry} entries={entries} />}
      {madeHere && (
        <Link to="/incidents/$id" params={{ id: placeholderOf(entry.id) }}>
          {t('report_on')}
        </Link>
      )}
    </li>
  );
}

/** Where an entry has no form of its own to go back to. */
function EditText({ entry }: { entry: Entry }) {
  const t = useWords(entryWords);
  const key = { answer: 'text', call: 'spokenWith', told: 'spokenWith', incident: null, report: null }[
    entry.kind
  ];
  if (!key) return null;
  const name = `entry-${entry.id}`;
  return (
    <Field label={t('text')} name={name}>
      <textarea
        id={name}
        className="control"
        rows={2}
        maxLength={5000}
        defaultValue={(entry.body[key] as string | undefined) ?? ''}
        onChange={(event) => {
          const text = event.target.value;
          void outbox.change({ ...entry, body: { ...entry.body, [key]: text } });
        }}
      />
    </Field>
  );
}
