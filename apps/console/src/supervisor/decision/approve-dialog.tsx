import { useWords } from '../../i18n/words.ts';
import type { Assessment } from '../../incident/queries.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { Approval, Preview } from '../queries.ts';
import { Acknowledgements } from './acknowledgements.tsx';
import { actionOf } from './action-of.ts';
import { useApprove } from './use-approve.ts';
import { WhatFollows } from './what-follows.tsx';
import { decideWords } from './words.ts';

interface Props {
  approval: Approval;
  assessment: Assessment;
  preview: Preview;
  onClose: () => void;
}

/** Asks once more before what was proposed is carried out, with what follows from it. */
export function ApproveDialog({ approval, assessment, preview, onClose }: Props) {
  const t = useWords(decideWords);
  const names = useNames();
  const level = useLevelTitle();
  const { value, change, discard } = useDraft(`approve.${approval.id}`, { reason: '' });
  const sent = useApprove(approval, assessment, preview);
  const { key, values } = actionOf(preview, level.of, names.post);
  return (
    <Confirm
      title={t(key, values)}
      open
      onClose={onClose}
      action={t(key, values)}
      busy={sent.busy}
      disabled={!sent.settled}
      problem={sent.problem}
      onConfirm={() =>
        sent.send(value.reason.trim() ? { reason: value.reason } : {}, () => {
          discard();
          onClose();
        })
      }
    >
      {sent.moved && <p className="warned">{t('movedOn')}</p>}
      <WhatFollows preview={preview} responseId={approval.responseId} />
      <p className="note">{t('irrevocable')}</p>
      <Acknowledgements
        need={sent.need}
        assessment={assessment}
        value={sent.acknowledged}
        onChange={sent.setAcknowledged}
      />
      <Field label={t('optional')} name="approve-reason">
        <textarea
          id="approve-reason"
          className="control"
          rows={2}
          maxLength={2000}
          value={value.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </Field>
    </Confirm>
  );
}
