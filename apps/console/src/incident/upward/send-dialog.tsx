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
import { carryWords, channels, upwardWords } from './words.ts';

type Channel = NonNullable<Paper['data']['sent']>['channel'];
const CHANNELS: readonly Channel[] = ['system', 'phone', 'satellite-phone', 'fax', 'document'];

/** Notes that an approved document went up: how and when. */
export function SendDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(carryWords);
  const u = useWords(upwardWords);
  const say = useSay();
  const { upward } = usePlan();
  const seen = useSeen(paper.seq);
  const { value, change, discard } = useDraft<{ channel: Channel; at: string }>(`send.${paper.id}`, {
    channel: 'system',
    at: '',
  });
  const send = api.useMutation('post', '/upward/{id}/send');
  const to = paper.kind === 'application' ? upward?.support?.to : upward?.to;
  return (
    <Confirm
      title={u('of', { step: u('send'), what: paper.data.number ?? '' })}
      open
      onClose={onClose}
      action={t('recordSent')}
      busy={send.isPending}
      disabled={!isTime(value.at)}
      problem={send.error ? problemOf(send.error) : null}
      onConfirm={() =>
        send.mutate(
          {
            params: { path: { id: paper.id }, header: seen.header },
            body: { channel: value.channel, ...typedTime(value.at) },
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
      {to && <p>{t('to', { to: say(to) })}</p>}
      <p className="note">{t('sends')}</p>
      <Field label={t('channel')} name="send-channel">
        <select
          id="send-channel"
          className="control"
          value={value.channel}
          onChange={(event) => change({ channel: event.target.value as Channel })}
        >
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {say(channels[channel]!)}
            </option>
          ))}
        </select>
      </Field>
      <TimeField name="send-at" label={t('sentAt')} value={value.at} onChange={(at) => change({ at })} />
    </Confirm>
  );
}
