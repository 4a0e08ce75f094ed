import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Problem, problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DemonstrationLogins } from './demonstration.tsx';
import { lastLogin, logIn } from './session.ts';

const words = {
  login: { zh: '登录名', en: 'Log-in' },
  password: { zh: '密码', en: 'Password' },
  enter: { zh: '登录', en: 'Log in' },
};

interface Props {
  onDone: (same: boolean) => void;
  foot?: ReactNode;
  /** Whether somebody new may come: then a demonstration tells whom to be. */
  guests?: boolean;
}

/** Log-in name and password; `onDone` hears whether it is the same person as before. */
export function LogInForm({ onDone, foot, guests }: Props) {
  const t = useWords(words);
  const [login, setLogin] = useState(lastLogin);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      onDone((await logIn(login.trim(), password)).same);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field label={t('login')} name="login">
        <Input
          id="login"
          size="large"
          autoComplete="username"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
          autoFocus={!login}
          required
        />
      </Field>
      <Field label={t('password')} name="password">
        <Input
          id="password"
          type="password"
          size="large"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoFocus={Boolean(login)}
          required
        />
      </Field>
      {problem && <ProblemNote problem={problem} />}
      <Button type="primary" size="large" htmlType="submit" loading={busy} block>
        {t('enter')}
      </Button>
      {foot}
      {guests && (
        <DemonstrationLogins
          onChoose={(chosen, word) => {
            setLogin(chosen);
            setPassword(word);
            document.getElementById('password')?.focus();
          }}
        />
      )}
    </form>
  );
}
