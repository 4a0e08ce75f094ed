import { Button } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useMe } from '../../app/session/session.ts';
import { useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Due } from '../../ui/due.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Asked } from '../../ui/states.tsx';
import { handOverWords } from './words.ts';

/** A hand-over that is under way: the taker accepts what is open now, or refuses with a reason. */
export function Pending({ id }: { id: string }) {
  const query = api.useQuery('get', '/hand-overs/{id}', { params: { path: { id } } });
  return <Asked query={query}>{(handOver) => <PendingView handOver={handOver} />}</Asked>;
}

function PendingView({ handOver }: { handOver: Schemas['HandOverNow'] }) {
  const t = useWords(handOverWords);
  const me = useMe();
  const [asking, setAsking] = useState<'refuse' | 'cancel' | null>(null);
  const accept = api.useMutation('post', '/hand-overs/{id}/accept');
  const { id, seq, data, now, state, acceptUntil } = handOver;
  const taker = data.to.accountId === me.id;
  const header = { 'If-Match': `"${seq}"` };
  const moved = now && now.added.length + now.changed.length + now.gone.length > 0;
  return (
    <section className="panel stack" aria-label={t(state === 'refused' ? 'refused' : 'offered')}>
      <h2>
        {t(state === 'refused' ? 'refused' : 'offered')}：
        {t('fromTo', { from: data.from?.name ?? t('nobody'), to: data.to.name })}
      </h2>
      {acceptUntil && (
        <p>
          {t('acceptBy')} <Due at={acceptUntil} />
        </p>
      )}
      {data.notes && (
        <p className="prose">
          <strong>{t('notes')}：</strong>
          {data.notes}
        </p>
      )}
      {data.refusals.map(({ at, reason }) => (
        <p key={at} className="bad">
          {reason}
        </p>
      ))}
      {moved && (
        <p className="note" role="status">
          {t('changed', { added: now.added.length, changed: now.changed.length, gone: now.gone.length })}
        </p>
      )}
      {accept.error && <ProblemNote problem={problemOf(accept.error)} />}
      <div className="row">
        {taker && state === 'offered' && (
          <>
            <Button
              type="primary"
              loading={accept.isPending}
              onClick={() =>
                accept.mutate({
                  params: { path: { id }, header },
                  body: { seen: now?.hash ?? data.list.hash },
                })
              }
            >
              {t('accept')}
            </Button>
            <Button onClick={() => setAsking('refuse')}>{t('refuse')}</Button>
          </>
        )}
        <Button onClick={() => setAsking('cancel')}>{t('cancel')}</Button>
      </div>
      {asking && <WithReason id={id} seq={seq} step={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

interface StepProps {
  id: string;
  seq: number;
  step: 'refuse' | 'cancel';
  onClose: () => void;
}

function WithReason({ id, seq, step, onClose }: StepProps) {
  const t = useWords(handOverWords);
  const [reason, setReason] = useState('');
  const refuse = api.useMutation('post', '/hand-overs/{id}/refuse');
  const cancel = api.useMutation('post', '/hand-overs/{id}/cancel');
  const sent = step === 'refuse' ? refuse : cancel;
  const request = { params: { path: { id }, header: { 'If-Match': `"${seq}"` } }, body: { reason } };
  return (
    <Confirm
      title={t(step)}
      open
      onClose={onClose}
      action={t(step)}
      disabled={!reason.trim()}
      busy={sent.isPending}
      problem={sent.error ? problemOf(sent.error) : null}
      onConfirm={() => sent.mutate(request, { onSuccess: onClose })}
    >
      <Field label={t('why')} name="why">
        <textarea
          id="why"
          className="control"
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Confirm>
  );
}
