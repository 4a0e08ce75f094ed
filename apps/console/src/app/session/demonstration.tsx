import { useEffect, useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';

type Demonstration = Schemas['Demonstration'];

const words = {
  title: { zh: '这是演示库：试一试', en: 'This is a demonstration: try it' },
  about: {
    zh: '数据都是演示用的。按下面的次序各用一个浏览器窗口登录，就能走完一次响应。点一下即填好登录名和密码。',
    en: 'All data here is for trying out. Log in as these in turn, each in a browser window of its own, to go through a response. One click fills the form in.',
  },
  log: { zh: '登记一起灾情', en: 'logs an incident' },
  propose: { zh: '提出启动建议', en: 'proposes a response' },
  decide: { zh: '批准启动', en: 'approves it' },
  task: { zh: '签收并办理任务', en: 'acknowledges the tasks and works at them' },
  report: { zh: '为本县市报灾', en: 'reports for its county' },
  administer: { zh: '管理账号和联系方式', en: 'keeps accounts and contacts' },
} as const;

/** Whom a visitor may be, where the record is a demonstration; elsewhere nothing. */
export function DemonstrationLogins({ onChoose }: { onChoose: (login: string, password: string) => void }) {
  const t = useWords(words);
  const [shown, setShown] = useState<Demonstration | null>(null);
  useEffect(() => {
    const asked = new AbortController();
    fetch('/auth/demonstration', { signal: asked.signal })
      .then(async (answer) => answer.ok && setShown((await answer.json()) as Demonstration))
      // Without it one logs in by hand.
      .catch(() => undefined);
    return () => asked.abort();
  }, []);
  if (!shown?.password || shown.items.length === 0) return null;
  const { password, items } = shown;
  return (
    <section className="panel stack" aria-labelledby="demonstration">
      <h2 id="demonstration">{t('title')}</h2>
      <p className="quiet">{t('about')}</p>
      <ol className="demonstration">
        {items.map(({ login, name, does }) => (
          <li key={login}>
            <button type="button" className="plain-button" onClick={() => onChoose(login, password)}>
              {name}
            </button>{' '}
            {t(does)}
          </li>
        ))}
      </ol>
    </section>
  );
}
