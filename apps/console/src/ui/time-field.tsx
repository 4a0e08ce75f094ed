import { parseTime, type TypedTime } from '../duty/log/parse-time.ts';
import { useLanguage } from '../i18n/language.ts';
import { absoluteTime, beijingIso } from '../i18n/times.ts';
import { useWords } from '../i18n/words.ts';
import { useNow } from './clock.ts';
import { Field } from './field.tsx';

const words = {
  bad: { zh: '看不懂这个时间，或在将来', en: 'Not a time, or one in the future' },
};

interface Props {
  name: string;
  /** Says that it is Beijing time, and what an empty field means. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What the engine says against it. */
  fault?: string | undefined;
}

/** A moment in the past as an officer types it, and how it was understood. */
export function TimeField({ name, label, value, onChange, fault }: Props) {
  const t = useWords(words);
  const lang = useLanguage();
  const now = useNow();
  const time = parseTime(value, now);
  return (
    <Field
      label={label}
      name={name}
      fault={time.kind === 'time' ? fault : t('bad')}
      note={time.kind === 'time' && `= ${absoluteTime(time.at, now, lang)}`}
    >
      <input
        id={name}
        className="control"
        autoComplete="off"
        aria-describedby={`${name}-note`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export const isTime = (typed: string): boolean => parseTime(typed, Date.now()).kind === 'time';

/** For the engine; nothing where the field is empty, for then it is whenever the engine has it. */
export function typedTime(typed: string): { at?: string } {
  const time: TypedTime = parseTime(typed, Date.now());
  return typed.trim() && time.kind === 'time' ? { at: beijingIso(time.at) } : {};
}
