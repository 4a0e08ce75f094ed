import { api } from '../../api/client.ts';
import { faultAt, problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { isTime, TimeField, typedTime } from '../../ui/time-field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import { ExerciseNote } from './exercise-note.tsx';
import { GrantFields, type TypedGrant, typedGrants } from './grant-fields.tsx';
import type { Paper } from './queries.ts';
import { carryWords, upwardWords } from './words.ts';

interface Typed {
  grants: Record<string, TypedGrant>;
  document: string;
  at: string;
}

/** Records what the level above said to an application, item by item. */
export function AnswerDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(carryWords);
  const u = useWords(upwardWords);
  const say = useSay();
  const seen = useSeen(paper.seq);
  const { value, change, discard } = useDraft<Typed>(`answer.${paper.id}`, {
    grants: {},
    document: '',
    at: '',
  });
  const answer = api.useMutation('post', '/upward/{id}/answer');
  const problem = answer.error ? problemOf(answer.error) : null;
  const grants = typedGrants(paper, value.grants);
  const document = value.document.trim();
  const refused = faultAt(problem, '/document');
  return (
    <Confirm
      title={u('of', { step: u('answer'), what: paper.data.number ?? '' })}
      open
      onClose={onClose}
      action={t('recordAnswer')}
      busy={answer.isPending}
      disabled={!grants?.length || !isTime(value.at)}
      problem={problem}
      onConfirm={() =>
        answer.mutate(
          {
            params: { path: { id: paper.id }, header: seen.header },
            body: { grants: grants ?? [], ...(document ? { document } : {}), ...typedTime(value.at) },
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
      <p className="note">{t('answers')}</p>
      <GrantFields paper={paper} typed={value.grants} onChange={(next) => change({ grants: next })} />
      <Field label={t('mark')} name="answer-mark" fault={refused && say(refused)}>
        <input
          id="answer-mark"
          className="control"
          maxLength={200}
          autoComplete="off"
          value={value.document}
          onChange={(event) => change({ document: event.target.value })}
        />
      </Field>
      <TimeField
        name="answer-at"
        label={t('answeredAt')}
        value={value.at}
        onChange={(at) => change({ at })}
      />
    </Confirm>
  );
}
