import { useState } from 'react';
import { client } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { channelWords } from '../../plan/channel-words.ts';
import { Act } from '../act.tsx';
import { type Order, OrderFields } from './order-fields.tsx';
import type { Contact } from './recipients.ts';
import { contactWords } from './words.ts';

/** One contact with what can be done about it. */
export function ContactItem({ contact, of }: { contact: Contact; of: string }) {
  const t = useWords(contactWords);
  const lang = useLanguage();
  const { id, channel, address, role, rank, forExercises, internal } = contact;
  const [order, setOrder] = useState<Order>({ role, rank });
  const params = { path: { id } };
  const name = `${of} ${wordFor(channelWords, channel, lang)}`;
  return (
    <li className="row">
      <span>
        {t(role)} · {t('rank', { rank })}
      </span>
      <strong>{wordFor(channelWords, channel, lang)}</strong>
      <code className="address">{address}</code>
      {forExercises && <span className="mark">{t('exercises')}</span>}
      {internal && <span className="mark">{t('internal')}</span>}
      <Act
        label={t('change')}
        name={t('changeOf', { name })}
        title={t('changeOf', { name })}
        action={t('changeAction')}
        onOpen={() => setOrder({ role, rank })}
        run={() => client.POST('/contacts/{id}/order', { params, body: order })}
      >
        <OrderFields value={order} onChange={setOrder} />
      </Act>
      <Act
        label={t(forExercises ? 'unmark' : 'mark')}
        name={`${t(forExercises ? 'unmark' : 'mark')} ${name}`}
        title={t(forExercises ? 'unmark' : 'mark')}
        action={t(forExercises ? 'unmark' : 'mark')}
        run={() => client.POST('/contacts/{id}/exercises', { params, body: { forExercises: !forExercises } })}
      >
        <p>{t(forExercises ? 'unmarkFollows' : 'markFollows', { address })}</p>
      </Act>
      {channel === 'email' && (
        <Act
          label={t(internal ? 'unmarkInternal' : 'markInternal')}
          name={`${t(internal ? 'unmarkInternal' : 'markInternal')} ${name}`}
          title={t(internal ? 'unmarkInternal' : 'markInternal')}
          action={t(internal ? 'unmarkInternal' : 'markInternal')}
          run={() => client.POST('/contacts/{id}/internal', { params, body: { internal: !internal } })}
        >
          <p>{t(internal ? 'externalFollows' : 'internalFollows', { address })}</p>
        </Act>
      )}
      <Act
        label={t('remove')}
        name={t('removeOf', { name })}
        title={t('removeOf', { name })}
        action={t('remove')}
        run={() => client.POST('/contacts/{id}/remove', { params })}
      >
        <p>{t('removeFollows', { name: of, address })}</p>
      </Act>
    </li>
  );
}
