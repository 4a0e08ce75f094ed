import { Link } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { useMe } from '../app/session/session.ts';
import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { Level } from '../ui/level.tsx';
import { Asked, Empty } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';

const words = {
  title: { zh: '待我决定', en: 'For my decision' },
  none: { zh: '目前没有待您决定的事项。', en: 'Nothing awaits your decision.' },
  proposed: { zh: '{post}建议', en: 'Proposed by {post}' },
};

/** What lies before the post of whoever is logged in. */
export default function DecisionsPage() {
  const t = useWords(words);
  const names = useNames();
  const post = useMe().posts.map((held) => held.post);
  const query = api.useQuery('get', '/approvals', {
    params: { query: { limit: 50, state: ['submitted'], post } },
  });
  return (
    <>
      <h1>{t('title')}</h1>
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <ul className="stack">
              {items.map(({ id, incidentId, data, createdAt }) => (
                <li key={id} className="panel row">
                  <Level level={data.proposedLevel} />
                  <span>{t('proposed', { post: names.post(data.proposedAs) })}</span>
                  <When at={createdAt} />
                  <Link to="/incidents/$id" params={{ id: incidentId }}>
                    {data.reason || id}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}
