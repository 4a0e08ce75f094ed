import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { usePlan } from '../plan/use-plan.ts';
import { instructionWords } from './words.ts';

interface Props {
  id: string;
  value: string;
  onChange: (recipient: string) => void;
}

/** Everybody whom an instruction can reach: agencies, counties, posts of the duty room and of those who decide. */
export function RecipientSelect({ id, value, onChange }: Props) {
  const t = useWords(instructionWords);
  const names = useNames();
  const { agencies, divisions, posts } = usePlan();
  const able = posts.filter(
    ({ per, may }) => !per && ['log', 'decide'].some((capability) => may.some((one) => one === capability)),
  );
  const groups = {
    agencies: agencies.map(({ key }) => `agency:${key}`),
    counties: divisions.map(({ code }) => `division:${code}`),
    posts: able.map(({ key }) => `post:${key}`),
  };
  return (
    <select id={id} className="control" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('choose')}</option>
      {(['agencies', 'counties', 'posts'] as const).map((group) => (
        <optgroup key={group} label={t(group)}>
          {groups[group].map((recipient) => (
            <option key={recipient} value={recipient}>
              {names.recipient(recipient)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
