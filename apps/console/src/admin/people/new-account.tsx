import { useState } from 'react';
import { client } from '../../api/client.ts';
import { faultAt, type Problem, problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { Act } from '../act.tsx';
import { newPassword } from './new-password.ts';
import { type Held, PostsEditor } from './posts-editor.tsx';
import { peopleWords } from './words.ts';

const BLANK = { login: '', name: '', posts: [] as Held[] };

/** Makes an account with a first password, which is shown until the page is left. */
export function NewAccount() {
  const t = useWords(peopleWords);
  const say = useSay();
  const { value, change, discard } = useDraft('account', BLANK);
  const [password, setPassword] = useState('');
  const [made, setMade] = useState<{ login: string; password: string } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { login, name, posts } = value;
  const fault = faultAt(problem, '/login');
  return (
    <>
      <Act
        primary
        label={t('create')}
        title={t('create')}
        action={t('createAction')}
        disabled={!login.trim() || !name.trim()}
        onOpen={() => {
          setPassword(newPassword());
          setProblem(null);
        }}
        run={async () => {
          const body = { login, name, posts, password };
          const { error } = await client.POST('/accounts', { body });
          if (error) setProblem(problemOf(error));
          else setMade({ login, password });
          return { error };
        }}
        onDone={discard}
      >
        <div className="log-fields">
          <Field label={t('login')} name="account-login" note={t('loginNote')} fault={fault && say(fault)}>
            <input
              id="account-login"
              className="control"
              autoComplete="off"
              maxLength={64}
              value={login}
              onChange={(event) => change({ login: event.target.value })}
            />
          </Field>
          <Field label={t('name')} name="account-name">
            <input
              id="account-name"
              className="control"
              autoComplete="off"
              maxLength={64}
              value={name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
        </div>
        <PostsEditor value={posts} onChange={(next) => change({ posts: next })} />
        <p className="note">{t('createFollows', { name: name.trim() || '…', login: login.trim() || '…' })}</p>
        <p className="secret">{password}</p>
      </Act>
      {made && (
        <p className="note" role="status">
          ✓ {t('made', { login: made.login })} <span className="secret">{made.password}</span>
        </p>
      )}
    </>
  );
}
