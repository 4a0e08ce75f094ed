import { useState } from 'react';
import { api, client, type Schemas } from '../api/client.ts';
import { useMe } from '../app/session/session.ts';
import { useLanguage } from '../i18n/language.ts';
import { grouped } from '../i18n/numbers.ts';
import { useSay, useWords, wordFor } from '../i18n/words.ts';
import { isCapable } from '../plan/capabilities.ts';
import { useNames } from '../plan/names.ts';
import { usePlan } from '../plan/use-plan.ts';
import { ExerciseMark } from '../ui/exercise.tsx';
import { Field } from '../ui/field.tsx';
import { Asked, Empty, TooMany } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';
import { Act } from './act.tsx';
import { channelWords } from './contacts/words.ts';

type Delivery = Schemas['Delivery'];
const MOST = 200;
const words = {
  exhausted: { zh: '所有联系方式都没有送达', en: 'Reached nobody over any contact' },
  none: { zh: '没有未送达的消息。', en: 'Everything has reached somebody.' },
  retryAll: { zh: '全部重试', en: 'Try all again' },
  retryAllFollows: {
    zh: '{count} 条消息按各自的联系方式重新发送。',
    en: '{count} messages are sent again over every contact that failed.',
  },
  retry: { zh: '重试', en: 'Try again' },
  retryOf: { zh: '重试：{name}', en: 'Try again: {name}' },
  retryFollows: {
    zh: '向{name}的各联系方式重新发送“{title}”。',
    en: '“{title}” is sent again over the contacts of {name}.',
  },
  phone: { zh: '改用电话', en: 'By telephone' },
  phoneOf: { zh: '改用电话：{name}', en: 'By telephone: {name}' },
  phoneFollows: {
    zh: '请先打电话给{name}，再在这里记下结果；记下后这条消息不再重发。',
    en: 'Telephone {name} first, then record the outcome; the message is not sent again.',
  },
  phoneAction: { zh: '记下通话', en: 'Record the call' },
  outcome: { zh: '结果', en: 'Outcome' },
  reached: { zh: '已告知', en: 'Told' },
  'no-answer': { zh: '无人接', en: 'No answer' },
  'passed-on': { zh: '请人转告', en: 'Passed on' },
  spokenWith: { zh: '通话人', en: 'Spoken with' },
  passedTo: { zh: '转告给谁', en: 'Passed on to' },
  acknowledged: { zh: '对方表示收到并承办', en: 'They took it on' },
  tried: { zh: '试了 {count} 次', en: '{count} attempts' },
  held: { zh: '恢复备份后扣留的消息', en: 'Held since a restore' },
  heldNone: { zh: '没有扣留的消息。', en: 'Nothing is held.' },
  heldNote: {
    zh: '备份之后这些消息可能已经发出。请先问各单位是否收到，再决定。',
    en: 'These may have left after the backup. Ask the agencies whether they have them before you decide.',
  },
  heldCount: { zh: '{count} 条扣留', en: '{count} held' },
  send: { zh: '没有发出过，现在发送', en: 'They had not left: send them' },
  sendFollows: {
    zh: '{count} 条消息立即发给各单位。发送后不能收回。',
    en: '{count} messages go out at once. This cannot be taken back.',
  },
  drop: { zh: '已经发出过，撤销', en: 'They had left: withdraw them' },
  dropFollows: {
    zh: '{count} 条消息撤销，不再发送。如有单位没有收到，须另行通知。',
    en: '{count} messages are withdrawn. An agency that did not get one has to be told otherwise.',
  },
} as const;

/** What reached nobody, and what a restore holds. */
export function DeliveriesPart() {
  const me = useMe();
  const plan = usePlan();
  return (
    <div className="stack">
      <Exhausted />
      {isCapable(me, plan, 'administer') && <Held />}
    </div>
  );
}

function Exhausted() {
  const t = useWords(words);
  const query = api.useQuery('get', '/deliveries/exhausted', { params: { query: { limit: MOST } } });
  return (
    <section className="panel" aria-labelledby="exhausted">
      <h2 id="exhausted">{t('exhausted')}</h2>
      <Asked query={query}>
        {({ items, next }) => (
          <>
            {next !== null && <TooMany shown={items.length} />}
            {items.length === 0 && <Empty>{t('none')}</Empty>}
            {items.length > 1 && (
              <Act
                label={t('retryAll')}
                title={t('retryAll')}
                action={t('retryAll')}
                run={() => client.POST('/deliveries/exhausted/retry', { body: {} })}
              >
                <p>{t('retryAllFollows', { count: `${grouped(items.length)}${next === null ? '' : '+'}` })}</p>
              </Act>
            )}
            <ul className="plain-list">
              {items.map((delivery) => (
                <ExhaustedItem key={delivery.id} delivery={delivery} />
              ))}
            </ul>
          </>
        )}
      </Asked>
    </section>
  );
}

function ExhaustedItem({ delivery }: { delivery: Delivery }) {
  const t = useWords(words);
  const say = useSay();
  const lang = useLanguage();
  const names = useNames();
  const { id, recipient, channel, attempts, createdAt, message, exercise, lastError } = delivery;
  const name = names.recipient(recipient);
  const title = say(message.title);
  return (
    <li className="recipient">
      <div className="row">
        {exercise && <ExerciseMark />}
        <strong>{name}</strong> {title}
      </div>
      <p className="quiet">
        {message.incidentTitle} · {wordFor(channelWords, channel, lang)} · {t('tried', { count: attempts })} ·{' '}
        <When at={createdAt} /> {lastError && `· ${lastError}`}
      </p>
      <div className="row">
        <Act
          label={t('retry')}
          name={t('retryOf', { name })}
          title={t('retryOf', { name })}
          action={t('retry')}
          run={() => client.POST('/deliveries/{id}/retry', { params: { path: { id } } })}
        >
          <p>{t('retryFollows', { name, title })}</p>
        </Act>
        <Phone id={id} name={name} />
      </div>
    </li>
  );
}

const OUTCOMES = ['reached', 'passed-on', 'no-answer'] as const;

function Phone({ id, name }: { id: string; name: string }) {
  const t = useWords(words);
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('reached');
  const [spokenWith, setSpokenWith] = useState('');
  const [passedTo, setPassedTo] = useState('');
  const [acknowledged, setAcknowledged] = useState(false);
  return (
    <Act
      label={t('phone')}
      name={t('phoneOf', { name })}
      title={t('phoneOf', { name })}
      action={t('phoneAction')}
      run={() =>
        client.POST('/deliveries/{id}/phone', {
          params: { path: { id } },
          body: {
            outcome,
            ...(spokenWith.trim() && { spokenWith: spokenWith.trim() }),
            ...(outcome === 'passed-on' && passedTo.trim() && { passedTo: passedTo.trim() }),
            ...(outcome !== 'no-answer' && acknowledged && { acknowledged }),
          },
        })
      }
    >
      <p>{t('phoneFollows', { name })}</p>
      <Field label={t('outcome')} name="phone-outcome">
        <select
          id="phone-outcome"
          className="control"
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as typeof outcome)}
        >
          {OUTCOMES.map((each) => (
            <option key={each} value={each}>
              {t(each)}
            </option>
          ))}
        </select>
      </Field>
      {outcome !== 'no-answer' && (
        <Field label={t('spokenWith')} name="phone-with">
          <input
            id="phone-with"
            className="control"
            maxLength={200}
            value={spokenWith}
            onChange={(event) => setSpokenWith(event.target.value)}
          />
        </Field>
      )}
      {outcome === 'passed-on' && (
        <Field label={t('passedTo')} name="phone-to">
          <input
            id="phone-to"
            className="control"
            maxLength={200}
            value={passedTo}
            onChange={(event) => setPassedTo(event.target.value)}
          />
        </Field>
      )}
      {outcome !== 'no-answer' && (
        <label className="row">
          <input
            type="checkbox"
            checked={acknowledged}
            onChange={(event) => setAcknowledged(event.target.checked)}
          />
          {t('acknowledged')}
        </label>
      )}
    </Act>
  );
}

function Held() {
  const t = useWords(words);
  const query = api.useQuery('get', '/deliveries/held');
  return (
    <section className="panel" aria-labelledby="held">
      <h2 id="held">{t('held')}</h2>
      <Asked query={query}>
        {({ total, items }) =>
          total === 0 ? (
            <Empty>{t('heldNone')}</Empty>
          ) : (
            <HeldList total={total} items={items} />
          )
        }
      </Asked>
    </section>
  );
}

/** As many as fit one transaction at a time, until none is left. */
async function settle(drop: boolean): Promise<{ error?: unknown }> {
  for (;;) {
    const { data, error } = await client.POST('/deliveries/held/settle', { body: { drop } });
    if (error) return { error };
    if (data.left === 0) return {};
  }
}

function HeldList({ total, items }: { total: number; items: Delivery[] }) {
  const t = useWords(words);
  const say = useSay();
  const names = useNames();
  const count = grouped(total);
  return (
    <>
      <p className="note">{t('heldNote')}</p>
      <div className="row">
        <strong>{t('heldCount', { count })}</strong>
        {(['send', 'drop'] as const).map((way) => (
          <Act
            key={way}
            label={t(way)}
            title={t(way)}
            action={t(way)}
            run={() => settle(way === 'drop')}
          >
            <p>{t(`${way}Follows`, { count })}</p>
          </Act>
        ))}
      </div>
      <ul>
        {items.map(({ id, recipient, message, createdAt }) => (
          <li key={id}>
            {names.recipient(recipient)}：{say(message.title)} <When at={createdAt} />
          </li>
        ))}
      </ul>
      {total > items.length && <TooMany shown={items.length} />}
    </>
  );
}
