import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import type { Incident } from '../queries.ts';
import { consultWords } from './words.ts';

const FIELDS = ['participants', 'conclusion', 'minutes'] as const;

/** Records a consultation (4.1.8): who took part, what they concluded, and whether they found the situation stable. */
export function ConsultDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const t = useWords(consultWords);
  const seen = useSeen(incident.seq);
  const blank = { participants: '', conclusion: '', minutes: '', stable: false };
  const { value, change, discard } = useDraft(`consult.${incident.id}`, blank);
  const consult = api.useMutation('post', '/incidents/{id}/consultations');
  const participants = value.participants
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
  const complete =
    participants.length > 0 && value.conclusion.trim() && (value.minutes.trim() || value.stable);
  return (
    <Confirm
      title={t('title')}
      open
      onClose={onClose}
      action={t('record')}
      busy={consult.isPending}
      disabled={!complete}
      problem={consult.error ? problemOf(consult.error) : null}
      onConfirm={() =>
        consult.mutate(
          {
            params: { path: { id: incident.id }, header: seen.header },
            body: {
              ...{ participants, conclusion: value.conclusion },
              ...(value.minutes.trim() ? { minutes: value.minutes } : {}),
              ...(value.stable ? { stable: ['process'] } : {}),
            },
          },
          {
            onSuccess() {
              discard();
              onClose();
            },
            onError: seen.told,
          },
        )
      }
    >
      <p className="note">{t('note')}</p>
      {FIELDS.map((name) => (
        <Field key={name} label={t(name)} name={`consult-${name}`}>
          <textarea
            id={`consult-${name}`}
            className="control"
            rows={name === 'minutes' ? 4 : 2}
            maxLength={name === 'minutes' ? 5000 : 2000}
            value={value[name]}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        </Field>
      ))}
      <label>
        <input
          type="checkbox"
          checked={value.stable}
          onChange={(event) => change({ stable: event.target.checked })}
        />{' '}
        {t('stable')}
      </label>
    </Confirm>
  );
}
