import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { type Plan, usePlan } from '../../plan/use-plan.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSeen } from '../../ui/use-seen.ts';
import type { Incident } from '../queries.ts';
import { responseWords } from './words.ts';

/** Proposes that a response be started; the plan's post decides. */
export function ProposeForm({ incident }: { incident: Incident }) {
  const t = useWords(responseWords);
  const lang = useLanguage();
  const { levels } = usePlan();
  const recommended = incident.data.assessment.classification.level;
  const starting = levels.filter(({ startsResponse }) => startsResponse);
  const { value, change, discard } = useDraft(`propose.${incident.id}`, {
    level: recommended ?? starting.at(-1)?.level ?? '',
    reason: '',
  });
  const [asking, setAsking] = useState(false);
  const chosen = starting.find(({ level }) => level === value.level);
  const lacksReason = value.level !== recommended && !value.reason.trim();
  return (
    <section className="panel stack" aria-labelledby="propose">
      <h2 id="propose">{t('propose')}</h2>
      <div className="log-fields">
        <Field label={t('level')} name="propose-level">
          <select
            id="propose-level"
            className="control"
            value={value.level}
            onChange={(event) => change({ level: event.target.value })}
          >
            {starting.map(({ level, title }) => (
              <option key={level} value={level}>
                {title[lang]} {level === recommended && t('recommended')}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('reason')} name="propose-reason" note={lacksReason && t('reasonNeeded')}>
          <textarea
            id="propose-reason"
            className="control"
            rows={2}
            maxLength={2000}
            value={value.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      </div>
      <div>
        <Button type="primary" disabled={lacksReason || !chosen} onClick={() => setAsking(true)}>
          {t('submitProposal')}
        </Button>
      </div>
      {chosen && asking && (
        <AskPropose
          incident={incident}
          chosen={chosen}
          reason={value.reason.trim()}
          onClose={() => setAsking(false)}
          onDone={discard}
        />
      )}
    </section>
  );
}

interface AskProps {
  incident: Incident;
  chosen: Plan['levels'][number];
  reason: string;
  onClose: () => void;
  onDone: () => void;
}

/** What was before one when one asked is what the proposal rests on. */
function AskPropose({ incident, chosen, reason, onClose, onDone }: AskProps) {
  const t = useWords(responseWords);
  const lang = useLanguage();
  const names = useNames();
  const seen = useSeen(incident.seq);
  const propose = api.useMutation('post', '/incidents/{id}/proposals');
  return (
    <Confirm
      title={t('propose')}
      open
      onClose={onClose}
      action={t('submitProposal')}
      busy={propose.isPending}
      problem={propose.error ? problemOf(propose.error) : null}
      onConfirm={() =>
        propose.mutate(
          {
            params: { path: { id: incident.id }, header: seen.header },
            body: { level: chosen.level, ...(reason ? { reason } : {}) },
          },
          { onSuccess: onDone, onError: seen.told },
        )
      }
    >
      <p>
        {t('willGoTo', { post: names.post(chosen.activation?.decides ?? ''), level: chosen.title[lang] })}
      </p>
    </Confirm>
  );
}
