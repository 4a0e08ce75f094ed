import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { Approval } from '../queries.ts';
import { blankCall, readCall } from './spoken-call.ts';
import { SpokenFields } from './spoken-fields.tsx';
import { responseWords } from './words.ts';

interface Props {
  approval: Approval;
  open: boolean;
  onClose: () => void;
}

/** What a leader decided by telephone: who, when, read back, before which witness. */
export function SpokenDialog({ approval, open, onClose }: Props) {
  const t = useWords(responseWords);
  const plan = usePlan();
  const level = useLevelTitle();
  const [confirmed, setConfirmed] = useState<{ assessment?: number; withdraw?: boolean }>({});
  const { value, change, discard } = useDraft(`spoken.${approval.id}`, {
    ...blankCall(approval.post),
    level: approval.data.proposedLevel ?? '',
    reason: '',
  });
  const approve = api.useMutation('post', '/approvals/{id}/approve');
  const problem = approve.error ? problemOf(approve.error) : null;
  const changed = value.level !== (approval.data.proposedLevel ?? '');
  const complete = readCall(value) && (!changed || value.reason.trim());

  function record(): void {
    const spoken = readCall(value);
    if (!spoken) return;
    approve.mutate(
      {
        params: { path: { id: approval.id }, header: { 'If-Match': `"${approval.seq}"` } },
        body: {
          spoken,
          ...(changed ? { level: value.level } : {}),
          ...(value.reason.trim() ? { reason: value.reason } : {}),
          ...(confirmed.assessment ? { confirmAssessment: confirmed.assessment } : {}),
          ...(confirmed.withdraw ? { confirmWithdraw: true } : {}),
        },
      },
      {
        onSuccess() {
          discard();
          onClose();
        },
      },
    );
  }

  return (
    <Confirm
      title={t('phone')}
      open={open}
      onClose={onClose}
      action={t('record')}
      busy={approve.isPending}
      disabled={!complete}
      problem={problem}
      onConfirm={record}
    >
      <p className="note">{t('phoneNote')}</p>
      <SpokenFields call={value} post={approval.post} open={open} onChange={change}>
        {approval.data.kind !== 'termination' && (
          <Field label={t('level')} name="spoken-level">
            <select
              id="spoken-level"
              className="control"
              value={value.level}
              onChange={(event) => change({ level: event.target.value })}
            >
              {plan.levels
                .filter(({ startsResponse }) => startsResponse)
                .map(({ level: key }) => (
                  <option key={key} value={key}>
                    {level.of(key)}
                  </option>
                ))}
            </select>
          </Field>
        )}
        {changed && (
          <Field label={t('reason')} name="spoken-reason">
            <textarea
              id="spoken-reason"
              className="control"
              rows={2}
              maxLength={2000}
              value={value.reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          </Field>
        )}
      </SpokenFields>
      {problem?.code === 'decision.overtaken' && (
        <label>
          <input
            type="checkbox"
            onChange={(event) =>
              setConfirmed({
                ...confirmed,
                assessment: event.target.checked ? Number(problem.extras['confirmAssessment']) : undefined,
              })
            }
          />{' '}
          {t('overtaken')}
        </label>
      )}
      {problem?.code === 'decision.lowering-unconfirmed' && (
        <label>
          <input
            type="checkbox"
            onChange={(event) => setConfirmed({ ...confirmed, withdraw: event.target.checked })}
          />{' '}
          {t('withdraws')}
        </label>
      )}
      {value.level && <p>{t('consequence', { level: level.of(value.level) })}</p>}
    </Confirm>
  );
}
