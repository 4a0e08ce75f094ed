import { Button } from 'antd';
import { api, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { channelWords } from '../../plan/channel-words.ts';
import { Due } from '../../ui/due.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Asked, Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { contactWords, reachWords } from './words.ts';

type Test = Schemas['ContactTest'];
type Line = Test['items'][number]['lines'][number];
const MANY = 500;

/** The newest test that reached one's contacts: what arrived, and what was confirmed. */
export function LastTest() {
  const t = useWords(contactWords);
  const tests = api.useQuery('get', '/contact-tests', { params: { query: { limit: MANY } } });
  return (
    <section className="panel stack" aria-labelledby="last-test">
      <h2 id="last-test">{t('result')}</h2>
      <Asked query={tests}>
        {({ items }) => {
          const last = items.at(-1);
          return last ? <Result key={last.id} id={last.id} /> : <Empty>{t('noTest')}</Empty>;
        }}
      </Asked>
    </section>
  );
}

function Result({ id }: { id: string }) {
  const t = useWords(contactWords);
  const say = useSay();
  const query = api.useQuery('get', '/contact-tests/{id}', { params: { path: { id } } });
  return (
    <Asked query={query}>
      {(test) => (
        <>
          <p>
            {t('began')} <When at={test.startedAt} /> ·{' '}
            {test.state === 'running' ? (
              <>
                {t('running')} · {t('ends')} <Due at={test.endsAt} />
              </>
            ) : (
              t('closed')
            )}
          </p>
          {test.items.map(({ recipient, title, lines }) => (
            <div key={recipient}>
              <h3>{say(title)}</h3>
              <ul className="tasks plain-list">
                {lines.map((line) => (
                  <TestLine key={line.deliveryId} test={test} recipient={recipient} line={line} />
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </Asked>
  );
}

function TestLine({ test, recipient, line }: { test: Test; recipient: string; line: Line }) {
  const t = useWords(contactWords);
  const lang = useLanguage();
  const answer = api.useMutation('post', '/contact-tests/{id}/answers');
  const { channel, role, delivery, deliveryId } = line;
  const failed = delivery.state === 'failed' || delivery.state === 'exhausted';
  const name = wordFor(channelWords, channel, lang);
  return (
    <li className="task">
      <div>
        <strong>{name}</strong>
        {role && <span className="quiet"> · {t(role)}</span>}
        <div className={failed ? 'bad' : ''}>
          {failed ? '✕ ' : ''}
          {wordFor(reachWords, delivery.state, lang)}
          {delivery.deliveredAt && (
            <>
              {' '}
              <When at={delivery.deliveredAt} />
            </>
          )}
        </div>
        {failed && delivery.why && <div className="quiet long">{delivery.why}</div>}
      </div>
      <div className="task-clock">
        {line.answer ? (
          <span className="good">
            ✓ {t('gotIt')} <When at={line.answer.answeredAt} />
            {line.answer.late && t('late')}
          </span>
        ) : (
          <>
            <span className="quiet">{t(test.state === 'running' ? 'waiting' : 'noAnswer')}</span>
            <Button
              className="main-action"
              loading={answer.isPending}
              aria-label={`${name}：${t('got')}`}
              onClick={() =>
                answer.mutate({ params: { path: { id: test.id } }, body: { recipient, deliveryId } })
              }
            >
              {t('got')}
            </Button>
          </>
        )}
      </div>
      {answer.error && <ProblemNote problem={problemOf(answer.error)} />}
    </li>
  );
}
