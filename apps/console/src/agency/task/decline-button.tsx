import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { Task } from '../order.ts';
import { seen } from './use-task.ts';
import { workWords } from './words.ts';

const WAYS = {
  order: { answer: 'decline', open: 'decline', ask: 'declineAsk', action: 'doDecline' },
  request: { answer: 'request-adjustment', open: 'adjust', ask: 'adjustAsk', action: 'doAdjust' },
} as const;

/** An order is declined with a reason; whoever is outside the chain of command asks for other terms instead. */
export function DeclineButton({ task }: { task: Task }) {
  const t = useWords(workWords);
  const [asking, setAsking] = useState(false);
  const { value, change, discard } = useDraft(`decline.${task.id}`, { reason: '' });
  const send = api.useMutation('post', '/tasks/{id}/answers/{answer}');
  const way = WAYS[task.data.form];
  return (
    <>
      <Button className="main-action" onClick={() => setAsking(true)}>
        {t(way.open)}
      </Button>
      <Confirm
        title={t(way.open)}
        open={asking}
        onClose={() => setAsking(false)}
        action={t(way.action)}
        busy={send.isPending}
        disabled={!value.reason.trim()}
        problem={send.error ? problemOf(send.error) : null}
        onConfirm={() =>
          send.mutate(
            {
              params: { ...seen(task), path: { id: task.id, answer: way.answer } },
              body: { text: value.reason },
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
        <p>{t(way.ask)}</p>
        <Field label={t('reason')} name="decline-reason" note={t('reasonNote')}>
          <textarea
            id="decline-reason"
            className="control"
            rows={3}
            maxLength={2000}
            aria-describedby="decline-reason-note"
            value={value.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      </Confirm>
    </>
  );
}
