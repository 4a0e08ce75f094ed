import { useWords } from '../../i18n/words.ts';
import { settleWords } from './words.ts';

export const OUTCOMES = ['completed', 'carried-over', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

interface Props {
  name: string;
  /** What it is about, for screen readers. */
  about: string;
  value: Outcome | undefined;
  onChange: (outcome: Outcome) => void;
}

export function OutcomeChoice({ name, about, value, onChange }: Props) {
  const t = useWords(settleWords);
  return (
    <fieldset className="choices">
      <legend className="hidden">{about}</legend>
      {OUTCOMES.map((outcome) => (
        <label key={outcome}>
          <input type="radio" name={name} checked={value === outcome} onChange={() => onChange(outcome)} />
          {t(outcome)}
        </label>
      ))}
    </fieldset>
  );
}
