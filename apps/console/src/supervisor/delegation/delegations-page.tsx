import { useState } from 'react';
import { api, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { useNow } from '../../ui/clock.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Asked, Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { DelegationForm } from './delegation-form.tsx';
import { useDelegatingPosts } from './use-delegating-posts.ts';
import { delegationWords } from './words.ts';
import '../supervisor.css';

type Delegation = Schemas['Delegation'];

export default function DelegationsPage() {
  const t = useWords(delegationWords);
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <Delegations />
    </div>
  );
}

/** Authority that one post lends another: what is in force, a new one, and taking one back. */
export function Delegations() {
  const t = useWords(delegationWords);
  const now = useNow();
  const query = api.useQuery('get', '/delegations');
  const posts = useDelegatingPosts();
  return (
    <div className="stack">
      <p className="note">{t('note')}</p>
      <Asked query={query}>
        {({ items }) => {
          const open = items.filter(({ validUntil }) => Date.parse(validUntil) > now);
          return open.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <ul className="decisions">
              {open.map((one) => (
                <Line key={one.id} delegation={one} may={posts.includes(one.fromPost)} />
              ))}
            </ul>
          );
        }}
      </Asked>
      {posts.length > 0 && <DelegationForm posts={posts} />}
    </div>
  );
}

function Line({ delegation, may }: { delegation: Delegation; may: boolean }) {
  const t = useWords(delegationWords);
  const lang = useLanguage();
  const names = useNames();
  const level = useLevelTitle();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const revoke = api.useMutation('post', '/delegations/{id}/revoke');
  const { id, fromPost, toPost, scope, levels, validFrom, validUntil, document } = delegation;
  const who = { from: names.post(fromPost), to: names.post(toPost) };
  return (
    <li className="panel decision">
      <h3>{t('line', who)}</h3>
      <div className="row">
        <span>{t(scope)}</span>
        <span>{levels ? levels.map(level.of).join(lang === 'zh' ? '、' : ', ') : t('every')}</span>
        <span>
          {t('from')} <When at={validFrom} only="absolute" /> {t('until')} <When at={validUntil} />
        </span>
        {Date.parse(validFrom) > now && <strong>{t('notYet')}</strong>}
        <span className="quiet">{document}</span>
      </div>
      {may && (
        <div>
          <button type="button" className="plain-button tap" onClick={() => setAsking(true)}>
            {t('revoke')}
          </button>
        </div>
      )}
      <Confirm
        title={t('revoke')}
        open={asking}
        onClose={() => setAsking(false)}
        action={t('revoke')}
        busy={revoke.isPending}
        problem={revoke.error ? problemOf(revoke.error) : null}
        onConfirm={() => revoke.mutate({ params: { path: { id } } }, { onSuccess: () => setAsking(false) })}
      >
        <p>{t('revokes', who)}</p>
      </Confirm>
    </li>
  );
}
