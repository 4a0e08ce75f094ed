import { useLanguage } from '../i18n/language.ts';
import { useWords } from '../i18n/words.ts';
import { usePlan } from '../plan/use-plan.ts';
import { Field } from './field.tsx';

const words = {
  level: { zh: '级别', en: 'Level' },
  choose: { zh: '请选择级别', en: 'Choose a level' },
};

interface Props {
  name: string;
  value: string;
  onChange: (level: string) => void;
  /** Levels that cannot be meant: the one that runs, the one that was proposed. */
  without?: readonly (string | null)[];
  label?: string;
}

/** Chooses a level that starts a response; none is chosen by itself. */
export function LevelSelect({ name, value, onChange, without = [], label }: Props) {
  const t = useWords(words);
  const lang = useLanguage();
  const { levels } = usePlan();
  const offered = levels.filter(({ level, startsResponse }) => startsResponse && !without.includes(level));
  return (
    <Field label={label ?? t('level')} name={name}>
      <select id={name} className="control" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('choose')}</option>
        {offered.map(({ level, title }) => (
          <option key={level} value={level}>
            {title[lang]}
          </option>
        ))}
      </select>
    </Field>
  );
}
