import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Field } from '../../ui/field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { decidersFrom } from './deciders.ts';
import type { TypedCall } from './spoken-call.ts';
import { responseWords } from './words.ts';

interface Props {
  call: TypedCall;
  /** The post before which it lies; those above it may have spoken as well. */
  post: string;
  open: boolean;
  onChange: (part: Partial<TypedCall>) => void;
  /** What was decided, between who spoke and who witnessed it. */
  children?: ReactNode;
}

/** Who spoke, when, that it was read back, and before which witness: for a decision and for a document alike. */
export function SpokenFields({ call, post, open, onChange, children }: Props) {
  const t = useWords(responseWords);
  const plan = usePlan();
  const names = useNames();
  const witnesses = api.useQuery('get', '/witnesses', {}, { enabled: open });
  return (
    <>
      <Field label={t('leader')} name="spoken-post">
        <select
          id="spoken-post"
          className="control"
          value={call.post}
          onChange={(event) => onChange({ post: event.target.value })}
        >
          {decidersFrom(plan, post).map((one) => (
            <option key={one} value={one}>
              {names.post(one)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('caller')} name="spoken-caller">
        <input
          id="spoken-caller"
          className="control"
          maxLength={200}
          value={call.caller}
          onChange={(event) => onChange({ caller: event.target.value })}
        />
      </Field>
      <TimeField
        name="spoken-time"
        label={t('calledAt')}
        value={call.calledAt}
        onChange={(calledAt) => onChange({ calledAt })}
      />
      {children}
      <label>
        <input
          type="checkbox"
          checked={call.readBack}
          onChange={(event) => onChange({ readBack: event.target.checked })}
        />{' '}
        {t('readBack')}
      </label>
      <Field label={t('witness')} name="spoken-witness">
        <select
          id="spoken-witness"
          className="control"
          value={call.witness}
          onChange={(event) => onChange({ witness: event.target.value })}
        >
          <option value="">{t('choose')}</option>
          {witnesses.data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}
