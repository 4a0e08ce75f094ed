import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { LevelSelect } from '../../ui/level-select.tsx';
import { Asked } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import { WhatFollows } from '../decision/what-follows.tsx';
import type { Response } from '../queries.ts';
import { changeWords } from './words.ts';

/** Another level: the difference in tasks first; then it is decided, or proposed where another post decides. */
export function AdjustDialog({ response, onClose }: { response: Response; onClose: () => void }) {
  const t = useWords(changeWords);
  const names = useNames();
  const title = useLevelTitle();
  const proposes = useCapability('propose');
  const seen = useSeen(response.seq);
  const [looked, setLooked] = useState<string | null>(null);
  const { value, change, discard } = useDraft(`adjust.${response.id}`, { level: '', reason: '' });
  const { level, reason } = value;
  const preview = api.useQuery(
    'get',
    '/responses/{id}/change-preview',
    { params: { path: { id: response.id }, query: { level } } },
    { enabled: level !== '' && level !== response.level, placeholderData: keepPreviousData },
  );
  const shown = preview.data?.level === level ? preview.data : undefined;
  const withdrawn = shown?.recipients.reduce((total, one) => total + one.withdrawn.length, 0) ?? 0;
  const decide = api.useMutation('post', '/responses/{id}/decided-adjustments');
  const propose = api.useMutation('post', '/responses/{id}/adjustments');
  const decides = shown?.authority === 'decides';
  const sent = decides ? decide : propose;
  const post = shown ? names.post(shown.post) : '';
  const action = !shown
    ? t('adjust')
    : decides
      ? t(shown.kind === 'raise' ? 'raiseNow' : 'lowerNow', { level: title.of(level) })
      : t('propose', { post });
  const confirmed = !decides || withdrawn === 0 || looked === level;

  function send(): void {
    const params = { path: { id: response.id }, header: seen.header };
    const done = {
      onSuccess() {
        discard();
        onClose();
      },
      onError: seen.told,
    };
    const body = { level, reason, ...(decides && withdrawn ? { confirmWithdraw: true } : {}) };
    if (decides) decide.mutate({ params, body }, done);
    else propose.mutate({ params, body: { level, reason } }, done);
  }

  return (
    <Confirm
      title={t('adjust')}
      open
      onClose={onClose}
      action={action}
      busy={sent.isPending}
      disabled={!shown || !reason.trim() || !confirmed || (!decides && !proposes)}
      problem={sent.error ? problemOf(sent.error) : null}
      onConfirm={send}
    >
      <LevelSelect
        name="adjust-level"
        label={t('to')}
        value={level}
        without={[response.level]}
        onChange={(next) => change({ level: next })}
      />
      {!level && <p className="note">{t('choose')}</p>}
      {level && (
        <section aria-label={t('difference')}>
          <h3>{t('difference')}</h3>
          <Asked query={preview}>
            {(data) => (
              <>
                <WhatFollows preview={data} responseId={response.id} />
                {data.authority !== 'decides' && (
                  <p className="note">
                    {t(proposes ? 'proposes' : 'neither', { post: names.post(data.post) })}
                  </p>
                )}
              </>
            )}
          </Asked>
        </section>
      )}
      <Field label={t('reason')} name="adjust-reason">
        <textarea
          id="adjust-reason"
          className="control"
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </Field>
      {decides && withdrawn > 0 && (
        <label className="tick">
          <input
            type="checkbox"
            checked={looked === level}
            onChange={(event) => setLooked(event.target.checked ? level : null)}
          />
          <span>{t('seenWithdraws', { count: withdrawn })}</span>
        </label>
      )}
    </Confirm>
  );
}
