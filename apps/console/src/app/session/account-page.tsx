import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useMe } from './session.ts';

const words = {
  title: { zh: '我的账号', en: 'My account' },
  posts: { zh: '岗位', en: 'Posts' },
  change: { zh: '改密码', en: 'Change the password' },
  current: { zh: '现在的密码', en: 'Current password' },
  next: { zh: '新密码', en: 'New password' },
  nextNote: {
    zh: '至少 10 个字，一句自己记得住的话最好',
    en: 'At least 10 characters; best a sentence of your own',
  },
  follows: { zh: '别处已登录的都会退出，这里不退出。', en: 'Sessions elsewhere end; this one goes on.' },
  done: { zh: '✓ 密码已改。', en: '✓ The password is changed.' },
};

/** Who one is here, and one's own password. */
export default function AccountPage() {
  const t = useWords(words);
  const me = useMe();
  const names = useNames();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = api.useMutation('post', '/auth/password');
  const place = ({ division, agency }: (typeof me.posts)[number]) =>
    division ? names.division(division) : agency ? names.agency(agency) : '';

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate(
      { body: { current, next } },
      {
        onSuccess: () => {
          setCurrent('');
          setNext('');
        },
      },
    );
  }

  return (
    <div className="stack narrow">
      <h1>{t('title')}</h1>
      <p>
        {me.name} · {t('posts')}：
        {me.posts.map((held) => `${place(held)}${names.post(held.post)}`).join('、') || '—'}
      </p>
      <form className="panel stack" onSubmit={submit}>
        <h2>{t('change')}</h2>
        <Field label={t('current')} name="current-password">
          <input
            id="current-password"
            className="control"
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        </Field>
        <Field label={t('next')} name="next-password" note={t('nextNote')}>
          <input
            id="next-password"
            className="control"
            type="password"
            autoComplete="new-password"
            required
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
        </Field>
        <p className="note">{t('follows')}</p>
        {change.error && <ProblemNote problem={problemOf(change.error)} />}
        {change.isSuccess && <p role="status">{t('done')}</p>}
        <div>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('change')}
          </Button>
        </div>
      </form>
    </div>
  );
}
