import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import type { Assessment } from '../../incident/queries.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { LevelSelect } from '../../ui/level-select.tsx';
import { Asked } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { type Approval, useResponse } from '../queries.ts';
import { Acknowledgements } from './acknowledgements.tsx';
import { actionOf } from './action-of.ts';
import { useApprove } from './use-approve.ts';
import { WhatFollows } from './what-follows.tsx';
import { decideWords } from './words.ts';

interface Props {
  approval: Approval;
  assessment: Assessment;
  onClose: () => void;
}

/** Another level than the proposed one, with the reason: what follows is shown for the level that one thinks of. */
export function OtherLevelDialog({ approval, assessment, onClose }: Props) {
  const t = useWords(decideWords);
  const names = useNames();
  const title = useLevelTitle();
  const running = useResponse(approval.responseId).data?.level ?? null;
  const { value, change, discard } = useDraft(`other-level.${approval.id}`, { level: '', reason: '' });
  const { level, reason } = value;
  const preview = api.useQuery(
    'get',
    '/approvals/{id}/preview',
    { params: { path: { id: approval.id }, query: { level } } },
    { enabled: level !== '', placeholderData: keepPreviousData },
  );
  const shown = level && preview.data?.level === level ? preview.data : undefined;
  const sent = useApprove(approval, assessment, shown);
  const action = shown ? actionOf(shown, title.of, names.post) : null;
  return (
    <Confirm
      title={t('otherTitle')}
      open
      onClose={onClose}
      action={action ? t(action.key, action.values) : t('decide')}
      busy={sent.busy}
      disabled={!shown || !reason.trim() || !sent.settled}
      problem={sent.problem}
      onConfirm={() =>
        sent.send({ level, reason }, () => {
          discard();
          onClose();
        })
      }
    >
      {sent.moved && <p className="warned">{t('movedOn')}</p>}
      <LevelSelect
        name="other-level"
        value={level}
        without={[approval.data.proposedLevel, running]}
        onChange={(next) => change({ level: next })}
      />
      <Field label={t('reason')} name="other-reason" note={t('reasonNote')}>
        <textarea
          id="other-reason"
          className="control"
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </Field>
      {level && (
        <Asked query={preview}>
          {(data) =>
            data.authority === 'forwards' ? (
              <p className="note">
                {t('forwards', { level: title.of(data.level ?? ''), post: names.post(data.post) })}
              </p>
            ) : (
              <WhatFollows preview={data} responseId={approval.responseId} />
            )
          }
        </Asked>
      )}
      <Acknowledgements
        need={sent.need}
        assessment={assessment}
        value={sent.acknowledged}
        onChange={sent.setAcknowledged}
      />
    </Confirm>
  );
}
