import { useState } from 'react';
import { api, client, type Schemas } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime, beijingIso } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { useNow } from '../../ui/clock.ts';
import { Field } from '../../ui/field.tsx';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import { Act } from '../act.tsx';
import { SetRoster } from './set-roster.tsx';
import { personOf } from './turns.ts';
import { rosterWords } from './words.ts';

type Shift = Schemas['DutyShift'];
const MOST = 200;

/** Who is on duty when, for each post that keeps a roster. */
export function RostersPart() {
  const t = useWords(rosterWords);
  const names = useNames();
  const posts = usePlan().duty?.posts ?? [];
  const [chosen, setChosen] = useState(posts[0] ?? '');
  const [from] = useState(() => beijingIso(Date.now()));
  const query = api.useQuery('get', '/rosters', { params: { query: { post: chosen, from } } });
  return (
    <div className="stack">
      <div className="row">
        <fieldset className="row bare">
          <legend className="hidden">{t('whose')}</legend>
          {posts.map((post) => (
            <button
              key={post}
              type="button"
              className="plain-button"
              aria-pressed={post === chosen}
              onClick={() => setChosen(post)}
            >
              {names.post(post)}
            </button>
          ))}
        </fieldset>
        <SetRoster key={chosen} subject={`post:${chosen}`} name={names.post(chosen)} />
      </div>
      <div className="panel">
        <Asked query={query}>
          {({ items }) => (
            <>
              {items.length === 0 && <Empty>{t('none')}</Empty>}
              {items.length > MOST && <TooMany shown={MOST} />}
              <ul className="plain-list">
                {items.slice(0, MOST).map((shift) => (
                  <ShiftItem key={shift.id} shift={shift} />
                ))}
              </ul>
            </>
          )}
        </Asked>
      </div>
    </div>
  );
}

function ShiftItem({ shift }: { shift: Shift }) {
  const t = useWords(rosterWords);
  const lang = useLanguage();
  const now = useNow();
  const [line, setLine] = useState('');
  const { id, name, phone, role, startsAt, endsAt } = shift;
  const time = (at: string) => absoluteTime(Date.parse(at), now, lang);
  const person = personOf(line);
  const params = { path: { id } };
  const of = { name, at: time(startsAt) };
  return (
    <li className="recipient row apart">
      <span className="row">
        <span className="span">
          {time(startsAt)} – {time(endsAt)}
        </span>
        <strong>{name}</strong>
        {phone && <span>{phone}</span>}
        {role === 'second' && <span className="mark">{t('second')}</span>}
        {Date.parse(startsAt) <= now && <strong className="good">{t('now')}</strong>}
      </span>
      <span className="row">
        <Act
          label={t('change')}
          name={t('changeOf', of)}
          title={t('changeOf', of)}
          action={t('change')}
          reason="required"
          disabled={!person}
          run={(reason) => client.POST('/shifts/{id}/change', { params, body: { reason, person: person! } })}
        >
          <p>{t('changeFollows')}</p>
          <Field label={t('person')} name="shift-person" note={t('peopleNote')}>
            <input
              id="shift-person"
              className="control"
              autoComplete="off"
              value={line}
              onChange={(event) => setLine(event.target.value)}
            />
          </Field>
        </Act>
        <Act
          label={t('remove')}
          name={t('removeOf', of)}
          title={t('removeOf', of)}
          action={t('remove')}
          reason="required"
          run={(reason) => client.POST('/shifts/{id}/remove', { params, body: { reason } })}
        >
          <p>{t('removeFollows')}</p>
        </Act>
      </span>
    </li>
  );
}
