import { Link } from '@tanstack/react-router';
import { partsFor } from '../../admin/parts.ts';
import { adminWords } from '../../admin/words.ts';
import { api } from '../../api/client.ts';
import { useMe } from '../../app/session/session.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Asked } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { Matters } from './matters.tsx';
import { OfferForm } from './offer-form.tsx';
import { Pending } from './pending.tsx';
import { handOverWords } from './words.ts';
import './hand-over.css';

/** The shift: who is on, what is open, and handing it over. */
export default function HandOverPage() {
  const t = useWords(handOverWords);
  const names = useNames();
  const part = useWords(adminWords);
  const parts = partsFor(useMe(), usePlan());
  const post = useMe().posts.find(({ division, agency }) => !division && !agency)?.post ?? '';
  const subject = `post:${post}`;
  const query = { params: { query: { post } } };
  const onDuty = api.useQuery('get', '/duty', query);
  const rosters = api.useQuery('get', '/rosters', query);
  const matters = api.useQuery('get', '/open-matters', query);
  const handOvers = api.useQuery('get', '/hand-overs', {
    params: { query: { post, state: 'offered,refused', limit: 50 } },
  });
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="row">
        {parts.map((each) => (
          <Link key={each} to="/admin" search={{ part: each }}>
            {part(each)}
          </Link>
        ))}
      </p>
      <Asked query={onDuty}>
        {({ items }) => {
          const on = items.flatMap((item) => item.onDuty);
          return (
            <p>
              {t('onDuty')}（{names.post(post)}）：
              {on.length === 0 && t('nobody')}
              {on.map(({ name, dutyUntil }) => (
                <strong key={name}>
                  {name} {dutyUntil && <>{t('until')} </>}
                  {dutyUntil && <When at={dutyUntil} />}
                </strong>
              ))}
            </p>
          );
        }}
      </Asked>
      <Asked query={handOvers}>
        {({ items: pending }) => (
          <>
            {pending.map(({ id }) => (
              <Pending key={id} id={id} />
            ))}
            {pending.length === 0 && (
              <Asked query={rosters}>
                {({ items: shifts }) => {
                  const own = shifts.filter((shift) => shift.subject === subject);
                  return own.length ? <OfferForm shifts={own} /> : <p className="note">{t('noRoster')}</p>;
                }}
              </Asked>
            )}
          </>
        )}
      </Asked>
      <div className="panel">
        <Asked query={matters}>
          {({ items }) => <Matters matters={items.flatMap((item) => item.matters)} />}
        </Asked>
      </div>
    </div>
  );
}
