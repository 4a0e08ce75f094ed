import { useState } from 'react';
import { api, client } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { channelWords } from '../../plan/channel-words.ts';
import { Field } from '../../ui/field.tsx';
import { Act } from '../act.tsx';
import { type Order, OrderFields } from './order-fields.tsx';
import type { Recipient } from './recipients.ts';
import { contactWords } from './words.ts';

/** A new way to reach a recipient; a secret that the engine makes is shown once. */
export function AddContact({ recipient }: { recipient: Recipient }) {
  const t = useWords(contactWords);
  const say = useSay();
  const lang = useLanguage();
  const channels = api.useQuery('get', '/channels');
  const [given, setGiven] = useState({ channel: '', address: '', secret: '' });
  const [order, setOrder] = useState<Order>({ role: 'first', rank: 1 });
  const [made, setMade] = useState<string | null>(null);
  const able = channels.data?.items.filter(({ contactable }) => contactable) ?? [];
  const channel = able.find((one) => one.channel === given.channel) ?? able[0];
  const name = say(recipient.title);
  const { address, secret } = given;
  const takesSecret = channel?.secret === 'required' || channel?.secret === 'optional';
  return (
    <>
      <Act
        label={t('add')}
        name={t('addFor', { name })}
        title={t('addFor', { name })}
        action={t('addAction')}
        disabled={!channel || !address.trim() || (channel.secret === 'required' && !secret)}
        run={async () => {
          const { data, error } = await client.POST('/contacts', {
            body: {
              ...{ recipient: recipient.key, channel: channel!.channel, address: address.trim(), ...order },
              ...(takesSecret && secret && { secret }),
            },
          });
          if (data?.secret) setMade(data.secret);
          return { error };
        }}
        onDone={() => setGiven({ channel: '', address: '', secret: '' })}
      >
        <p>{t('addFollows', { name })}</p>
        <Field label={t('channel')} name="contact-channel" note={able.length < 2 && t('noChannel')}>
          <select
            id="contact-channel"
            className="control"
            value={channel?.channel}
            onChange={(event) => setGiven({ ...given, channel: event.target.value })}
          >
            {able.map((one) => (
              <option key={one.channel} value={one.channel}>
                {wordFor(channelWords, one.channel, lang)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('address')} name="contact-address">
          <input
            id="contact-address"
            className="control"
            autoComplete="off"
            maxLength={2000}
            value={address}
            onChange={(event) => setGiven({ ...given, address: event.target.value })}
          />
        </Field>
        {takesSecret && (
          <Field label={t(channel.secret === 'required' ? 'secret' : 'secretOptional')} name="contact-secret">
            <input
              id="contact-secret"
              className="control"
              autoComplete="off"
              maxLength={1000}
              value={secret}
              onChange={(event) => setGiven({ ...given, secret: event.target.value })}
            />
          </Field>
        )}
        <OrderFields value={order} onChange={setOrder} />
      </Act>
      {made && (
        <p role="status">
          {t('secretMade')} <span className="secret">{made}</span>
        </p>
      )}
    </>
  );
}
