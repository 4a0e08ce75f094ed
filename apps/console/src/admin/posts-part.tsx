import { api, type Schemas } from '../api/client.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { usePlan } from '../plan/use-plan.ts';
import { Asked } from '../ui/states.tsx';

const words = {
  post: { zh: '岗位', en: 'Post' },
  holders: { zh: '谁担任', en: 'Who holds it' },
  vacant: { zh: '▲ 无人担任', en: '▲ Nobody holds it' },
  vacantPlaces: { zh: '▲ 无人担任：{places}', en: '▲ Nobody for: {places}' },
  superior: { zh: '上级岗位', en: 'Above it' },
};

type Account = Schemas['Account'];

/** Every post of the plan and who holds it; a post that nobody holds stands out. */
export function PostsPart() {
  const t = useWords(words);
  const plan = usePlan();
  const query = api.useQuery('get', '/accounts', { params: { query: { limit: 500 } } });
  return (
    <div className="panel">
      <Asked query={query}>
        {({ items }) => (
          <table className="plain folding">
            <thead>
              <tr>
                <th scope="col">{t('post')}</th>
                <th scope="col">{t('holders')}</th>
                <th scope="col">{t('superior')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.posts.map((post) => (
                <PostRow key={post.key} post={post} accounts={items.filter(({ active }) => active)} />
              ))}
            </tbody>
          </table>
        )}
      </Asked>
    </div>
  );
}

function PostRow({ post, accounts }: { post: Schemas['Plan']['posts'][number]; accounts: Account[] }) {
  const t = useWords(words);
  const say = useSay();
  const names = useNames();
  const plan = usePlan();
  const { key, title, per, superior } = post;
  const held = accounts.flatMap(({ name, posts }) =>
    posts.filter(({ post: one }) => one === key).map((one) => ({ name, ...one })),
  );
  const places =
    per === 'division'
      ? plan.divisions.filter(({ counted }) => counted).map(({ code }) => code)
      : per === 'agency'
        ? plan.agencies.filter(({ kind }) => kind === 'agency').map((agency) => agency.key)
        : [];
  const nameOf = per === 'division' ? names.division : names.agency;
  const vacant = places.filter(
    (place) => !held.some(({ division, agency }) => division === place || agency === place),
  );
  return (
    <tr>
      <th scope="row">{say(title)}</th>
      <td>
        {per ? (
          <div className="places">
            {held.map(({ name, division, agency }) => (
              <div key={`${name} ${division} ${agency}`}>
                {nameOf((division ?? agency)!)}：{name}
              </div>
            ))}
          </div>
        ) : (
          held.map(({ name }) => name).join('、')
        )}
        {!per && held.length === 0 && <strong className="bad">{t('vacant')}</strong>}
        {vacant.length > 0 && (
          <strong className="bad">{t('vacantPlaces', { places: vacant.map(nameOf).join('、') })}</strong>
        )}
      </td>
      <td data-label={t('superior')}>{superior ? names.post(superior) : '—'}</td>
    </tr>
  );
}
