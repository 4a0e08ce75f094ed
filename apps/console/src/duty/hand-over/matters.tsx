import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { nameKeys } from '../../plan/name-keys.ts';
import { useNames } from '../../plan/names.ts';
import { Due } from '../../ui/due.tsx';
import { ExerciseMark } from '../../ui/exercise.tsx';
import { Empty } from '../../ui/states.tsx';
import { handOverWords } from './words.ts';

type Matter = Schemas['OpenMatter'];
const SHOWN = 200;

/** Whatever is open, that with a clock first. */
export function Matters({ matters }: { matters: readonly Matter[] }) {
  const t = useWords(handOverWords);
  const say = useSay();
  const names = useNames();
  const sorted = [...matters].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  return (
    <section aria-labelledby="matters">
      <h2 id="matters">{t('matters', { count: matters.length })}</h2>
      {matters.length === 0 && <Empty>{t('noMatters')}</Empty>}
      <ul className="matters">
        {sorted.slice(0, SHOWN).map((matter) => (
          <li key={`${matter.kind} ${matter.id}`} className="row">
            {matter.exercise && <ExerciseMark />}
            {matter.kind === 'warning' ? (
              nameKeys(say(matter.words), names)
            ) : (
              <Link to="/incidents/$id" params={{ id: matter.incidentId }}>
                {nameKeys(say(matter.words), names)}
              </Link>
            )}
            {matter.dueAt && <Due at={matter.dueAt} />}
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN && <p className="note">+ {sorted.length - SHOWN}</p>}
    </section>
  );
}
