import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { stateWords } from '../agency/words.ts';
import type { Schemas } from '../api/client.ts';
import { useLanguage } from '../i18n/language.ts';
import { useSay, useWords, wordFor } from '../i18n/words.ts';
import { useCapability } from '../plan/capabilities.ts';
import { channelWords } from '../plan/channel-words.ts';
import { useNames } from '../plan/names.ts';
import { phaseWords } from '../plan/phase-words.ts';
import { ExerciseMark } from '../ui/exercise.tsx';
import { When } from '../ui/when.tsx';
import { searchWords } from './words.ts';

type Found = Schemas['Found'];

interface Props {
  found: Found;
  typed: string;
  close: () => void;
}

/** What was found, by kind. */
export function Results({ found, typed, close }: Props) {
  const t = useWords(searchWords);
  const lang = useLanguage();
  const say = useSay();
  const names = useNames();
  const works = useCapability('task');
  const administers = useCapability('administer');
  const count = Object.values(found).reduce((sum, { items }) => sum + items.length, 0);
  return (
    <>
      <p role="status" className={count ? 'quiet' : 'empty'}>
        {count ? t('found', { count }) : t('nothing', { typed })}
      </p>
      <Kind name="incidents" found={found.incidents}>
        {({ id, title, place, hazard, affected, state, occurredAt, exercise }) => (
          <li key={id}>
            <Link to="/incidents/$id" params={{ id }} onClick={close}>
              {title}
            </Link>{' '}
            {exercise && <ExerciseMark />}
            <div className="quiet">
              {names.hazard(hazard)} · {names.divisions(affected)}
              {place && ` · ${place}`} · {wordFor(phaseWords, state, lang)} ·{' '}
              <When at={occurredAt} only="absolute" />
            </div>
          </li>
        )}
      </Kind>
      <Kind name="tasks" found={found.tasks}>
        {({ id, incidentId, responseId, title, recipient, state, about, exercise }) => (
          <li key={id}>
            {works || !responseId ? (
              <Link to="/tasks/$id" params={{ id }} onClick={close}>
                {say(title)}
              </Link>
            ) : (
              <Link
                to="/incidents/$id"
                params={{ id: incidentId }}
                search={{ view: 'response' }}
                onClick={close}
              >
                {say(title)}
              </Link>
            )}{' '}
            {exercise && <ExerciseMark />}
            <div className="quiet">
              {names.recipient(recipient)} · {wordFor(stateWords, state, lang)}
              {about && ` · ${about}`}
            </div>
          </li>
        )}
      </Kind>
      <Kind name="documents" found={found.documents}>
        {({ id, incidentId, number, title, issuedAt, exercise }) => (
          <li key={id}>
            <Link
              to="/incidents/$id"
              params={{ id: incidentId }}
              search={{ view: 'documents' }}
              onClick={close}
            >
              {number} {title}
            </Link>{' '}
            {exercise && <ExerciseMark />}
            <div className="quiet">
              <When at={issuedAt} only="absolute" />
            </div>
          </li>
        )}
      </Kind>
      <Kind name="upward" found={found.upward}>
        {({ id, number, title, createdAt, exercise }) => (
          <li key={id}>
            <Link to="/papers/$paper/$id" params={{ paper: 'upward', id }} onClick={close}>
              {number ?? t('unnumbered')} {(lang === 'en' && title.en) || title.zh}
            </Link>{' '}
            {exercise && <ExerciseMark />}
            <div className="quiet">
              <When at={createdAt} only="absolute" />
            </div>
          </li>
        )}
      </Kind>
      <Kind name="contacts" found={found.contacts}>
        {({ id, title, channel, address }) => (
          <li key={id}>
            {administers ? (
              <Link to="/admin" search={{ part: 'contacts' }} onClick={close}>
                {say(title)}
              </Link>
            ) : (
              <Link to="/contacts" onClick={close}>
                {say(title)}
              </Link>
            )}
            <div className="quiet">
              {wordFor(channelWords, channel, lang)} · {address}
            </div>
          </li>
        )}
      </Kind>
      <Kind name="agencies" found={found.agencies}>
        {({ key, title }) => (
          <li key={key}>
            <Link to="/plans" search={{ item: `agency/${key}` }} onClick={close}>
              {say(title)}
            </Link>
          </li>
        )}
      </Kind>
      <Kind name="clauses" found={found.clauses}>
        {({ number, title }) => (
          <li key={number}>
            <Link to="/plans" search={{ clause: number }} onClick={close}>
              {number} {say(title)}
            </Link>
          </li>
        )}
      </Kind>
    </>
  );
}

interface KindProps<T> {
  name: keyof Found;
  found: { items: T[]; more: boolean };
  children: (item: T) => ReactNode;
}

function Kind<T>({ name, found: { items, more }, children }: KindProps<T>) {
  const t = useWords(searchWords);
  if (!items.length) return null;
  return (
    <section aria-label={t(name)}>
      <h3>{t(name)}</h3>
      <ul className="plain-list results">{items.map(children)}</ul>
      {more && <p className="note">{t('more', { count: items.length })}</p>}
    </section>
  );
}
