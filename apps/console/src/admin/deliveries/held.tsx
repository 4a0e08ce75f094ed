import { api, client, type Schemas } from '../../api/client.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Asked, Empty, TooMany } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { Act } from '../act.tsx';
import { deliveryWords } from './words.ts';

type Delivery = Schemas['Delivery'];

/** What a restore holds: sent or withdrawn once somebody has asked whether it had left. */
export function Held() {
  const t = useWords(deliveryWords);
  const query = api.useQuery('get', '/deliveries/held');
  return (
    <section className="panel" aria-labelledby="held">
      <h2 id="held">{t('held')}</h2>
      <Asked query={query}>
        {({ total, items }) =>
          total === 0 ? <Empty>{t('heldNone')}</Empty> : <HeldList total={total} items={items} />
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
  const t = useWords(deliveryWords);
  const say = useSay();
  const names = useNames();
  const count = grouped(total);
  return (
    <>
      <p className="note">{t('heldNote')}</p>
      <div className="row">
        <strong>{t('heldCount', { count })}</strong>
        {(['send', 'drop'] as const).map((way) => (
          <Act key={way} label={t(way)} title={t(way)} action={t(way)} run={() => settle(way === 'drop')}>
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
