import type { Schemas } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { contactWords } from './words.ts';

export type Order = Schemas['ContactOrder'];
const ROLES = ['first', 'second', 'head'] as const;
const MOST = 99;

/** Whose contact it is, and which comes first. */
export function OrderFields({ value, onChange }: { value: Order; onChange: (order: Order) => void }) {
  const t = useWords(contactWords);
  return (
    <div className="log-fields">
      <Field label={t('role')} name="contact-role" note={t('changeFollows')}>
        <select
          id="contact-role"
          className="control"
          value={value.role}
          onChange={(event) => onChange({ ...value, role: event.target.value as Order['role'] })}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(role)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('order')} name="contact-rank" note={t('orderNote')}>
        <input
          id="contact-rank"
          className="control"
          type="number"
          min={1}
          max={MOST}
          value={value.rank}
          onChange={(event) => onChange({ ...value, rank: Number(event.target.value) || 1 })}
        />
      </Field>
    </div>
  );
}
