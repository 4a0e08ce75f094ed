import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useMe } from '../../app/session/session.ts';
import { useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { Asked } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { Task } from '../order.ts';
import { seen, useColleagues } from './use-task.ts';
import { workWords } from './words.ts';

/** Names the colleague who sees to it; the task stays the agency's. */
export function HandOn({ task }: { task: Task }) {
  const t = useWords(workWords);
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const { value, change, discard } = useDraft(`hand-on.${task.id}`, { to: '', text: '' });
  const colleagues = useColleagues(task.id, asking);
  const hand = api.useMutation('post', '/tasks/{id}/hand-on');
  const current = task.data.handler?.accountId;
  const others = colleagues.data?.items.filter(({ id }) => id !== (current ?? me.id)) ?? [];
  // A colleague chosen before may have gone meanwhile.
  const to = others.some(({ id }) => id === value.to) ? value.to : '';
  return (
    <>
      <button type="button" className="plain-button" onClick={() => setAsking(true)}>
        {t('handOn')}
      </button>
      <Confirm
        title={t('handOn')}
        open={asking}
        onClose={() => setAsking(false)}
        action={t('doHand')}
        busy={hand.isPending}
        disabled={!to}
        problem={hand.error ? problemOf(hand.error) : null}
        onConfirm={() =>
          hand.mutate(
            {
              params: seen(task),
              body: { accountId: to, ...(value.text.trim() ? { text: value.text } : {}) },
            },
            {
              onSuccess() {
                discard();
                setAsking(false);
              },
            },
          )
        }
      >
        <p>{t('handAsk')}</p>
        <Asked query={colleagues}>
          {() =>
            others.length === 0 ? (
              <p className="note">{t('nobodyElse')}</p>
            ) : (
              <>
                <Field label={t('colleague')} name="colleague">
                  <select
                    id="colleague"
                    className="control"
                    value={to}
                    onChange={(event) => change({ to: event.target.value })}
                  >
                    <option value="">{t('choose')}</option>
                    {others.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                </Field>
                <Field label={t('note')} name="hand-note">
                  <textarea
                    id="hand-note"
                    className="control"
                    rows={2}
                    maxLength={2000}
                    value={value.text}
                    onChange={(event) => change({ text: event.target.value })}
                  />
                </Field>
              </>
            )
          }
        </Asked>
      </Confirm>
    </>
  );
}
