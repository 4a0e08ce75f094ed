import { useDeferredValue, useState } from 'react';
import { api, client, type Schemas } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { Act } from '../act.tsx';
import { adminWords } from '../words.ts';
import { NewAccount } from './new-account.tsx';
import { newPassword } from './new-password.ts';
import { type Held, heldKey, PostsEditor, useHeldTitle } from './posts-editor.tsx';
import { peopleWords } from './words.ts';

type Account = Schemas['Account'];
const MOST = 500;

/** Everybody who can log in: made, given posts and passwords, blocked and let in again. */
export function PeoplePart() {
  const t = useWords(peopleWords);
  const common = useWords(adminWords);
  const titleOf = useHeldTitle();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed).normalize('NFKC').trim().toLowerCase();
  const query = api.useQuery('get', '/accounts', { params: { query: { limit: MOST } } });
  return (
    <div className="stack">
      <div className="row">
        <input
          className="control finder"
          type="search"
          aria-label={common('find')}
          placeholder={common('find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <NewAccount />
      </div>
      <Asked query={query}>
        {({ items, next }) => {
          const found = items.filter(({ login, name, posts }) =>
            [login, name, ...posts.map(titleOf)].join(' ').toLowerCase().includes(wanted),
          );
          return (
            <div className="panel">
              <p role="status" className="quiet">
                {t('count', { count: found.length })}
              </p>
              {next !== null && <TooMany shown={items.length} />}
              {found.length === 0 && <Empty>{common('nothing')}</Empty>}
              <table className="plain folding">
                <thead>
                  <tr>
                    <th scope="col">{t('name')}</th>
                    <th scope="col">{t('login')}</th>
                    <th scope="col">{t('posts')}</th>
                    <th scope="col">{common('state')}</th>
                    <th scope="col">{common('actions')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.map((account) => (
                    <Row key={account.id} account={account} />
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Asked>
    </div>
  );
}

function Row({ account }: { account: Account }) {
  const t = useWords(peopleWords);
  const titleOf = useHeldTitle();
  const { login, name, posts, active, lockedUntil } = account;
  const locked = lockedUntil !== null && Date.parse(lockedUntil) > Date.now();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={t('login')}>
        <code>{login}</code>
      </td>
      <td data-label={t('posts')}>
        {posts.length ? (
          posts.map((held) => <div key={heldKey(held)}>{titleOf(held)}</div>)
        ) : (
          <span className="quiet">{t('noPosts')}</span>
        )}
      </td>
      <td>
        {active ? t('active') : <strong className="bad">✕ {t('blocked')}</strong>}
        {locked && (
          <div className="bad">
            {t('locked')} <When at={lockedUntil} only="absolute" />
          </div>
        )}
      </td>
      <td className="row">
        <Steps account={account} locked={locked} />
      </td>
    </tr>
  );
}

function Steps({ account, locked }: { account: Account; locked: boolean }) {
  const t = useWords(peopleWords);
  const { id, name, active } = account;
  const [posts, setPosts] = useState<Held[]>(account.posts);
  const [password, setPassword] = useState('');
  const [given, setGiven] = useState('');
  const params = { path: { id } };
  if (!active)
    return (
      <Act
        label={t('unblock')}
        name={t('unblockOf', { name })}
        title={t('unblockOf', { name })}
        action={t('unblock')}
        reason="optional"
        run={(reason) => client.POST('/accounts/{id}/reactivate', { params, body: reason ? { reason } : {} })}
      >
        <p>{t('unblockFollows', { name })}</p>
      </Act>
    );
  return (
    <>
      {given && (
        <span role="status">
          {t('password')} <span className="secret">{given}</span>
        </span>
      )}
      <Act
        label={t('changePosts')}
        name={t('changePostsOf', { name })}
        title={t('changePostsOf', { name })}
        action={t('changePostsAction')}
        onOpen={() => setPosts(account.posts)}
        run={() => client.POST('/accounts/{id}/posts', { params, body: { posts } })}
      >
        <p>{t('changePostsFollows', { name })}</p>
        <PostsEditor value={posts} onChange={setPosts} />
      </Act>
      <Act
        label={t('password')}
        name={t('passwordOf', { name })}
        title={t('passwordOf', { name })}
        action={t('passwordAction')}
        onOpen={() => setPassword(newPassword())}
        run={() => client.POST('/accounts/{id}/password', { params, body: { password } })}
        onDone={() => setGiven(password)}
      >
        <p>{t('passwordFollows', { name })}</p>
        <p className="secret">{password}</p>
      </Act>
      {locked && (
        <Act
          label={t('unlock')}
          name={t('unlockOf', { name })}
          title={t('unlockOf', { name })}
          action={t('unlock')}
          run={() => client.POST('/accounts/{id}/unlock', { params })}
        >
          <p>{t('unlockFollows', { name })}</p>
        </Act>
      )}
      <Act
        label={t('block')}
        name={t('blockOf', { name })}
        title={t('blockOf', { name })}
        action={t('blockAction')}
        reason="required"
        run={(reason) => client.POST('/accounts/{id}/deactivate', { params, body: { reason } })}
      >
        <p>{t('blockFollows', { name })}</p>
      </Act>
    </>
  );
}
