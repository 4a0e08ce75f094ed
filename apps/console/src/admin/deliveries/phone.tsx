import { useState } from 'react';
import { client } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Act } from '../act.tsx';
import { deliveryWords } from './words.ts';

const OUTCOMES = ['reached', 'passed-on', 'no-answer'] as const;

/** What a call about an undelivered message came to. */
export function Phone({ id, name }: { id: string; name: string }) {
  const t = useWords(deliveryWords);
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
