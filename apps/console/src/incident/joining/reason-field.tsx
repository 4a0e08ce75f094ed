import { faultAt, type Problem } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';

const words = { reason: { zh: '理由', en: 'Reason' } };

interface Props {
  value: string;
  problem: Problem | null;
  onChange: (reason: string) => void;
}

export function ReasonField({ value, problem, onChange }: Props) {
  const t = useWords(words);
  const say = useSay();
  const fault = faultAt(problem, '/reason');
  return (
    <Field label={t('reason')} name="joining-reason" fault={fault && say(fault)}>
      <textarea
        id="joining-reason"
        className="control"
        rows={2}
        maxLength={2000}
        aria-describedby="joining-reason-note"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
