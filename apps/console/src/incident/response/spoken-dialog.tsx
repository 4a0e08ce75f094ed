import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { parseTime } from '../../duty/log/parse-time.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime, beijingIso } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { useNow } from '../../ui/clock.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { Approval } from '../queries.ts';
import { decidersFrom } from './deciders.ts';
import { responseWords } from './words.ts';

interface Props {
  approval: Approval;
  open: boolean;
  onClose: () => void;
}

/** What a leader decided by telephone: who, when, read back, before which witness. */
export function SpokenDialog({ approval, open, onClose }: Props) {
  const t = useWords(responseWords);
  const lang = useLanguage();
  const plan = usePlan();
  const names = useNames();
  const level = useLevelTitle();
  const now = useNow();
  const [confirmed, setConfirmed] = useState<{ assessment?: number; withdraw?: boolean }>({});
  const { value, change, discard } = useDraft(`spoken.${approval.id}`, {
    post: approval.post,
    caller: '',
    calledAt: '',
    readBack: false,
    witness: '',
    level: approval.data.proposedLevel ?? '',
    reason: '',
  });
  const witnesses = api.useQuery('get', '/witnesses', {}, { enabled: open });
  const approve = api.useMutation('post', '/approvals/{id}/approve');
  const problem = approve.error ? problemOf(approve.error) : null;
  const time = parseTime(value.calledAt, now);
  const changed = value.level !== (approval.data.proposedLevel ?? '');
  const complete =
    value.caller.trim() &&
    value.readBack &&
    value.witness &&
    time.kind === 'time' &&
    (!changed || value.reason.trim());

  function record(): void {
    const calledAt = parseTime(value.calledAt, Date.now());
    if (calledAt.kind !== 'time') return;
    approve.mutate(
      {
        params: { path: { id: approval.id }, header: { 'If-Match': `"${approval.seq}"` } },
        body: {
          spoken: {
            post: value.post,
            caller: value.caller,
            calledAt: beijingIso(calledAt.at),
            readBack: value.readBack,
            witness: value.witness,
          },
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
      <Field label={t('leader')} name="spoken-post">
        <select
          id="spoken-post"
          className="control"
          value={value.post}
          onChange={(event) => change({ post: event.target.value })}
        >
          {decidersFrom(plan, approval.post).map((post) => (
            <option key={post} value={post}>
              {names.post(post)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('caller')} name="spoken-caller">
        <input
          id="spoken-caller"
          className="control"
          maxLength={200}
          value={value.caller}
          onChange={(event) => change({ caller: event.target.value })}
        />
      </Field>
      <Field
        label={t('calledAt')}
        name="spoken-time"
        fault={time.kind === 'time' ? undefined : t('timeBad')}
        note={time.kind === 'time' && `= ${absoluteTime(time.at, now, lang)}`}
      >
        <input
          id="spoken-time"
          className="control"
          autoComplete="off"
          value={value.calledAt}
          onChange={(event) => change({ calledAt: event.target.value })}
        />
      </Field>
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
      <label>
        <input
          type="checkbox"
          checked={value.readBack}
          onChange={(event) => change({ readBack: event.target.checked })}
        />{' '}
        {t('readBack')}
      </label>
      <Field label={t('witness')} name="spoken-witness">
        <select
          id="spoken-witness"
          className="control"
          value={value.witness}
          onChange={(event) => change({ witness: event.target.value })}
        >
          <option value="">{t('choose')}</option>
          {witnesses.data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
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
