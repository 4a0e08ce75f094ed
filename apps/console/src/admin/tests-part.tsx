import { useState } from 'react';
import { api, client, type Schemas } from '../api/client.ts';
import { useLanguage } from '../i18n/language.ts';
import { useSay, useWords, wordFor } from '../i18n/words.ts';
import { channelWords } from '../plan/channel-words.ts';
import { Due } from '../ui/due.tsx';
import { Field } from '../ui/field.tsx';
import { Asked, Empty } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';
import { Act } from './act.tsx';
import { contactWords } from './contacts/words.ts';

const words = {
  start: { zh: '发起联系测试', en: 'Start a contact test' },
  window: { zh: '答复时限（分钟）', en: 'Minutes to answer' },
  follows: {
    zh: '向所有单位、县市、岗位的收件箱和每个联系方式发一条标明“测试”的消息，请其在 {minutes} 分钟内答复。短信等会产生费用。',
    en: 'Every inbox and every contact of agencies, counties and posts gets one message marked as a test, to be answered within {minutes} minutes. SMS and the like cost money.',
  },
  action: { zh: '发出测试', en: 'Send the test' },
  none: { zh: '还没有做过联系测试。', en: 'There has been no contact test.' },
  running: { zh: '进行中', en: 'Running' },
  ended: { zh: '已结束', en: 'Ended' },
  counts: {
    zh: '{answered}/{recipients} 答复，其中电话 {byPhone}；{silent} 个没有答复',
    en: '{answered} of {recipients} answered, {byPhone} by phone; {silent} silent',
  },
  show: { zh: '看结果', en: 'Show the result' },
  hide: { zh: '收起', en: 'Hide' },
  silentFirst: { zh: '没有答复的在前', en: 'Silent ones first' },
  silent: { zh: '✕ 没有答复', en: '✕ Silent' },
  answered: { zh: '✓ 已答复', en: '✓ Answered' },
  late: { zh: '△ 迟答', en: '△ Late' },
  phone: { zh: '代录电话答复', en: 'Reached by phone' },
  phoneOf: { zh: '{name}：代录电话答复', en: '{name}: reached by phone' },
  phoneFollows: { zh: '记下已与{name}通话。', en: 'It is recorded that {name} was reached by telephone.' },
  with: { zh: '通话人', en: 'Spoken with' },
} as const;

/** Tests of who still answers: started, followed, and answers by telephone recorded. */
export function TestsPart() {
  const t = useWords(words);
  const [minutes, setMinutes] = useState(60);
  const [opened, setOpened] = useState<string | null>(null);
  const query = api.useQuery('get', '/contact-tests', { params: { query: { limit: 100 } } });
  return (
    <div className="stack">
      <div>
        <Act
          primary
          label={t('start')}
          title={t('start')}
          action={t('action')}
          run={() => client.POST('/contact-tests', { body: { windowMinutes: minutes } })}
        >
          <Field label={t('window')} name="test-window">
            <input
              id="test-window"
              className="control"
              type="number"
              min={1}
              max={1440}
              value={minutes}
              onChange={(event) => setMinutes(Number(event.target.value) || 60)}
            />
          </Field>
          <p className="note">{t('follows', { minutes })}</p>
        </Act>
      </div>
      <Asked query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('none')}</Empty>}
            {[...items].reverse().map(({ id, state, startedAt, endsAt, counts }) => (
              <section key={id} className="panel">
                <div className="row">
                  <strong>{t(state === 'running' ? 'running' : 'ended')}</strong>
                  <When at={startedAt} />
                  {state === 'running' && <Due at={endsAt} />}
                  {counts && <span>{t('counts', { ...counts })}</span>}
                  <button
                    type="button"
                    className="plain-button"
                    aria-expanded={opened === id}
                    onClick={() => setOpened(opened === id ? null : id)}
                  >
                    {t(opened === id ? 'hide' : 'show')}
                  </button>
                </div>
                {opened === id && <Result id={id} />}
              </section>
            ))}
          </>
        )}
      </Asked>
    </div>
  );
}

type Tested = Schemas['ContactTest']['items'][number];
const standing = ({ answer }: Tested): 'silent' | 'late' | 'answered' =>
  !answer ? 'silent' : answer.late ? 'late' : 'answered';
const ORDER = ['silent', 'late', 'answered'];

function Result({ id }: { id: string }) {
  const t = useWords(words);
  const query = api.useQuery('get', '/contact-tests/{id}', { params: { path: { id } } });
  return (
    <Asked query={query}>
      {({ items, state }) => (
        <>
          <p className="quiet">{t('silentFirst')}</p>
          <ul className="plain-list">
            {[...items]
              .sort((a, b) => ORDER.indexOf(standing(a)) - ORDER.indexOf(standing(b)))
              .map((tested) => (
                <TestedItem
                  key={tested.recipient}
                  testId={id}
                  tested={tested}
                  running={state === 'running'}
                />
              ))}
          </ul>
        </>
      )}
    </Asked>
  );
}

function TestedItem({ testId, tested, running }: { testId: string; tested: Tested; running: boolean }) {
  const t = useWords(words);
  const roles = useWords(contactWords);
  const say = useSay();
  const lang = useLanguage();
  const [spokenWith, setSpokenWith] = useState('');
  const name = say(tested.title);
  const state = standing(tested);
  return (
    <li className="recipient">
      <div className="row">
        <strong>{name}</strong>
        <span className={state === 'silent' ? 'bad' : undefined}>{t(state)}</span>
        {tested.answer && <When at={tested.answer.answeredAt} />}
        {tested.answer?.spokenWith && <span>{tested.answer.spokenWith}</span>}
        {running && state === 'silent' && (
          <Act
            label={t('phone')}
            name={t('phoneOf', { name })}
            title={t('phoneOf', { name })}
            action={t('phone')}
            disabled={!spokenWith.trim()}
            run={() =>
              client.POST('/contact-tests/{id}/answers', {
                params: { path: { id: testId } },
                body: { recipient: tested.recipient, spokenWith: spokenWith.trim() },
              })
            }
          >
            <p>{t('phoneFollows', { name })}</p>
            <Field label={t('with')} name="test-with">
              <input
                id="test-with"
                className="control"
                maxLength={200}
                value={spokenWith}
                onChange={(event) => setSpokenWith(event.target.value)}
              />
            </Field>
          </Act>
        )}
      </div>
      <p className="quiet">
        {tested.lines
          .map(({ channel, role, answer, delivery }) =>
            [
              role && roles(role),
              wordFor(channelWords, channel, lang),
              answer ? '✓' : (delivery.why ?? (delivery.state === 'failed' ? '✕' : '…')),
            ]
              .filter(Boolean)
              .join(' '),
          )
          .join(' · ')}
      </p>
    </li>
  );
}
