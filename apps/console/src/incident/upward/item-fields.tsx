import { faultAt, type Problem } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Field } from '../../ui/field.tsx';
import type { TypedItem } from './application.ts';
import { parseQuantity } from './quantity.ts';
import { writeWords } from './words.ts';

interface Props {
  item: TypedItem;
  /** From 0. */
  index: number;
  problem: Problem | null;
  onChange: (part: Partial<TypedItem>) => void;
  /** Left out where it is the only one. */
  onRemove?: (() => void) | undefined;
}
const WORDS = ['what', 'quantity', 'unit', 'reason'] as const;

/** One thing that is asked for: what, how much of it, and why. */
export function ItemFields({ item, index, problem, onChange, onRemove }: Props) {
  const t = useWords(writeWords);
  const say = useSay();
  const kinds = usePlan().upward?.support?.kinds ?? [];
  const count = index + 1;
  const id = (name: string) => `apply-${index}-${name}`;
  const quantity = parseQuantity(item.quantity, item.unit);

  function faultOf(name: keyof TypedItem): string | undefined {
    if (name === 'quantity' && quantity.kind === 'bad') return say(quantity.why);
    const refused = faultAt(problem, `/items/${index}/${name}`);
    return refused && say(refused);
  }

  return (
    <fieldset className="panel">
      <legend>{t('item', { count })}</legend>
      <div className="apply-item">
        <Field label={t('itemKind')} name={id('kind')} fault={faultOf('kind')}>
          <select
            id={id('kind')}
            className="control"
            value={item.kind}
            onChange={(event) => onChange({ kind: event.target.value })}
          >
            {kinds.map(({ key, title }) => (
              <option key={key} value={key}>
                {say(title)}
              </option>
            ))}
          </select>
        </Field>
        {WORDS.map((name) => (
          <Field key={name} label={t(name)} name={id(name)} fault={faultOf(name)}>
            <input
              id={id(name)}
              className="control"
              autoComplete="off"
              inputMode={name === 'quantity' ? 'decimal' : undefined}
              maxLength={name === 'reason' ? 2000 : 200}
              value={item[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      {onRemove && (
        <button type="button" className="plain-button" onClick={onRemove}>
          {t('remove', { count })}
        </button>
      )}
    </fieldset>
  );
}
