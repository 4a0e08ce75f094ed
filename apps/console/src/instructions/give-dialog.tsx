import { api } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { beijingIso } from '../i18n/times.ts';
import { useWords } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { useNow } from '../ui/clock.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Field } from '../ui/field.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { RecipientSelect } from './recipient-select.tsx';
import { instructionWords } from './words.ts';

interface Props {
  incidentId: string;
  /** In whose name it may be given. */
  posts: readonly string[];
  onClose: () => void;
}

/** A leader's order to an agency, a county or a post, with the time by which it is to be answered. */
export function GiveDialog({ incidentId, posts, onClose }: Props) {
  const t = useWords(instructionWords);
  const names = useNames();
  const now = useNow();
  const blank = { from: posts[0]!, to: '', text: '', due: '' };
  const { value, change, discard } = useDraft(`instruct.${incidentId}`, blank);
  const give = api.useMutation('post', '/incidents/{id}/instructions');
  // The field has no zone: it is Beijing's, wherever the browser stands.
  const due = value.due ? Date.parse(`${value.due}:00+08:00`) : null;
  const dueFits = due === null || due > now;
  return (
    <Confirm
      title={t('give')}
      open
      onClose={onClose}
      action={t('send')}
      busy={give.isPending}
      disabled={!value.to || !value.text.trim() || !dueFits}
      problem={give.error ? problemOf(give.error) : null}
      onConfirm={() =>
        give.mutate(
          {
            params: { path: { id: incidentId } },
            body: {
              ...{ post: value.from, recipient: value.to, text: value.text },
              ...(due === null ? {} : { dueAt: beijingIso(due) }),
            },
          },
          {
            onSuccess() {
              discard();
              onClose();
            },
          },
        )
      }
    >
      {posts.length > 1 && (
        <Field label={t('from')} name="instruct-from">
          <select
            id="instruct-from"
            className="control"
            value={value.from}
            onChange={(event) => change({ from: event.target.value })}
          >
            {posts.map((key) => (
              <option key={key} value={key}>
                {names.post(key)}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={t('to')} name="instruct-to">
        <RecipientSelect id="instruct-to" value={value.to} onChange={(to) => change({ to })} />
      </Field>
      <Field label={t('text')} name="instruct-text">
        <textarea
          id="instruct-text"
          className="control"
          rows={4}
          maxLength={2000}
          value={value.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <Field label={t('due')} name="instruct-due" fault={dueFits ? undefined : t('duePast')}>
        <input
          id="instruct-due"
          className="control"
          type="datetime-local"
          value={value.due}
          onChange={(event) => change({ due: event.target.value })}
        />
      </Field>
      {value.to && <p>{t('says', { to: names.recipient(value.to) })}</p>}
    </Confirm>
  );
}
