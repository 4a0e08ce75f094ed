import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { isTime, TimeField, typedTime } from '../../ui/time-field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import { ExerciseNote } from './exercise-note.tsx';
import type { Paper } from './queries.ts';
import { carryWords, upwardWords } from './words.ts';

/** Notes when a document was entered in the state's system, and its reference there. */
export function EnterDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(carryWords);
  const u = useWords(upwardWords);
  const say = useSay();
  const { upward } = usePlan();
  const seen = useSeen(paper.seq);
  const { value, change, discard } = useDraft(`enter.${paper.id}`, { reference: '', at: '' });
  const enter = api.useMutation('post', '/upward/{id}/enter');
  return (
    <Confirm
      title={u('of', { step: u('enter'), what: paper.data.number ?? '' })}
      open
      onClose={onClose}
      action={t('recordEntered')}
      busy={enter.isPending}
      disabled={!value.reference.trim() || !isTime(value.at)}
      problem={enter.error ? problemOf(enter.error) : null}
      onConfirm={() =>
        enter.mutate(
          {
            params: { path: { id: paper.id }, header: seen.header },
            body: { reference: value.reference, ...typedTime(value.at) },
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
      {paper.exercise && <ExerciseNote />}
      {upward && <p>{t('enters', { system: say(upward.system.title) })}</p>}
      <Field label={t('reference')} name="enter-reference">
        <input
          id="enter-reference"
          className="control"
          maxLength={200}
          autoComplete="off"
          value={value.reference}
          onChange={(event) => change({ reference: event.target.value })}
        />
      </Field>
      <TimeField name="enter-at" label={t('enteredAt')} value={value.at} onChange={(at) => change({ at })} />
    </Confirm>
  );
}
