import { useSay, useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { parseQuantity } from './quantity.ts';
import type { Paper } from './queries.ts';
import { carryWords } from './words.ts';

export interface TypedGrant {
  granted: string;
  note: string;
}
const BLANK: TypedGrant = { granted: '', note: '' };

/** Items by their numbers, from 1, without those that have their answer. */
const unanswered = ({ data }: Paper) =>
  data.items
    .map((item, index) => ({ ...item, item: index + 1 }))
    .filter(({ item }) => !data.grants.some((grant) => grant.item === item));

/** What was answered, of the items that have an answer now; null where one of them is not understood. */
export function typedGrants(paper: Paper, typed: Readonly<Record<string, TypedGrant>>) {
  const grants: { item: number; granted: number; note?: string }[] = [];
  for (const { item, unit } of unanswered(paper)) {
    const { granted, note } = typed[item] ?? BLANK;
    const quantity = parseQuantity(granted, unit);
    if (quantity.kind === 'absent') continue;
    if (quantity.kind !== 'known') return null;
    grants.push({ item, granted: quantity.value, ...(note.trim() ? { note } : {}) });
  }
  return grants;
}

interface Props {
  paper: Paper;
  typed: Readonly<Record<string, TypedGrant>>;
  onChange: (typed: Record<string, TypedGrant>) => void;
}

/** Two fields for each item that waits for its answer. */
export function GrantFields({ paper, typed, onChange }: Props) {
  const t = useWords(carryWords);
  const say = useSay();
  const change = (item: number, part: Partial<TypedGrant>) =>
    onChange({ ...typed, [item]: { ...BLANK, ...typed[item], ...part } });
  return unanswered(paper).map(({ item, what, quantity, unit }) => {
    const { granted, note } = typed[item] ?? BLANK;
    const understood = parseQuantity(granted, unit);
    return (
      <div key={item}>
        <Field
          label={t('granted', { count: item, what })}
          name={`grant-${item}`}
          fault={understood.kind === 'bad' ? say(understood.why) : undefined}
          note={
            understood.kind === 'known'
              ? `= ${t(understood.value === 0 ? 'refused' : 'grants', { granted: understood.value, unit })}`
              : t('asked', { quantity, unit })
          }
        >
          <input
            id={`grant-${item}`}
            className="control"
            inputMode="decimal"
            autoComplete="off"
            aria-describedby={`grant-${item}-note`}
            value={granted}
            onChange={(event) => change(item, { granted: event.target.value })}
          />
        </Field>
        <Field label={t('note', { count: item })} name={`grant-note-${item}`}>
          <input
            id={`grant-note-${item}`}
            className="control"
            maxLength={2000}
            autoComplete="off"
            value={note}
            onChange={(event) => change(item, { note: event.target.value })}
          />
        </Field>
      </div>
    );
  });
}
