import { Button } from 'antd';
import { useState } from 'react';
import type { Task } from '../../agency/order.ts';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { agencyWords } from './agency-words.ts';

type Way = 'reassign' | 'withdraw';

/** What becomes of a task that its agency cannot do as it is: another does it, or nobody. */
export function RedirectButtons({ task }: { task: Task }) {
  const t = useWords(agencyWords);
  const say = useSay();
  const names = useNames();
  const [way, setWay] = useState<Way | null>(null);
  const { value, change, discard } = useDraft(`redirect.${task.id}`, { to: '', reason: '' });
  const reassign = api.useMutation('post', '/tasks/{id}/reassign');
  const withdraw = api.useMutation('post', '/tasks/{id}/{direction}');
  const error = way === 'reassign' ? reassign.error : withdraw.error;
  const header = { 'If-Match': `"${task.seq}"` };
  const done = {
    onSuccess() {
      discard();
      setWay(null);
    },
  };
  const carryOut = () =>
    way === 'reassign'
      ? reassign.mutate(
          { params: { path: { id: task.id }, header }, body: { recipient: value.to, reason: value.reason } },
          done,
        )
      : withdraw.mutate(
          {
            params: { path: { id: task.id, direction: 'withdraw' }, header },
            body: { reason: value.reason },
          },
          done,
        );
  const from = names.recipient(task.recipient);
  return (
    <>
      <div className="row">
        {(['reassign', 'withdraw'] as const).map((one) => (
          <Button
            key={one}
            onClick={() => setWay(one)}
            aria-label={`${t(one)}：${from} ${say(task.data.title)}`}
          >
            {t(one)}
          </Button>
        ))}
      </div>
      <Confirm
        title={way ? t(way) : ''}
        open={way !== null}
        onClose={() => setWay(null)}
        action={t(way === 'reassign' ? 'doReassign' : 'doWithdraw')}
        busy={reassign.isPending || withdraw.isPending}
        disabled={!value.reason.trim() || (way === 'reassign' && !value.to)}
        problem={error ? problemOf(error) : null}
        onConfirm={carryOut}
      >
        <p>
          <strong>{say(task.data.title)}</strong>
        </p>
        <p>{t(way === 'reassign' ? 'reassignAsk' : 'withdrawAsk', { from })}</p>
        {way === 'reassign' && (
          <Recipient except={task.recipient} chosen={value.to} onChoose={(to) => change({ to })} />
        )}
        <Field label={t('reason')} name="redirect-reason">
          <textarea
            id="redirect-reason"
            className="control"
            rows={2}
            maxLength={2000}
            value={value.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      </Confirm>
    </>
  );
}

interface RecipientProps {
  except: string;
  chosen: string;
  onChoose: (recipient: string) => void;
}

function Recipient({ except, chosen, onChoose }: RecipientProps) {
  const t = useWords(agencyWords);
  const lang = useLanguage();
  const { agencies, divisions } = usePlan();
  const all = [
    ...agencies.map(({ key, title }) => ({ recipient: `agency:${key}`, title })),
    ...divisions.map(({ code, title }) => ({ recipient: `division:${code}`, title })),
  ].filter(({ recipient }) => recipient !== except);
  return (
    <Field label={t('to')} name="redirect-to">
      <select
        id="redirect-to"
        className="control"
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {all.map(({ recipient, title }) => (
          <option key={recipient} value={recipient}>
            {title[lang]}
          </option>
        ))}
      </select>
    </Field>
  );
}
