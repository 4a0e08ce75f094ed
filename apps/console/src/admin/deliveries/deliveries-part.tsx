import { api, client, type Schemas } from '../../api/client.ts';
import { useMe } from '../../app/session/session.ts';
import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { isCapable } from '../../plan/capabilities.ts';
import { channelWords } from '../../plan/channel-words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { ExerciseMark } from '../../ui/exercise.tsx';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { Act } from '../act.tsx';
import { Held } from './held.tsx';
import { Phone } from './phone.tsx';
import { deliveryWords } from './words.ts';

type Delivery = Schemas['Delivery'];
const MOST = 200;

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
  const t = useWords(deliveryWords);
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
                <p>
                  {t('retryAllFollows', { count: `${grouped(items.length)}${next === null ? '' : '+'}` })}
                </p>
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
  const t = useWords(deliveryWords);
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
