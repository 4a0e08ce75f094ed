import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Field } from '../../ui/field.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import type { Response } from '../queries.ts';
import { changeWords } from './words.ts';

interface Props {
  response: Response;
  /** Posts that the plan allows. */
  to: readonly string[];
  onClose: () => void;
}

/** Hands leading to a post that the plan allows (5.3.3); deciding stays. */
export function LeadDialog({ response, to, onClose }: Props) {
  const t = useWords(changeWords);
  const names = useNames();
  const seen = useSeen(response.seq);
  const [post, setPost] = useState(to[0] ?? '');
  const lead = api.useMutation('post', '/responses/{id}/leading');
  return (
    <ReasonDialog
      draft={`lead.${response.id}`}
      title={t('delegate')}
      action={t('delegate')}
      optional
      moved={seen.moved}
      busy={lead.isPending}
      problem={lead.error ? problemOf(lead.error) : null}
      onClose={onClose}
      onSend={(reason, done) =>
        lead.mutate(
          {
            params: { path: { id: response.id }, header: seen.header },
            body: { to: post, ...(reason ? { reason } : {}) },
          },
          { onSuccess: done, onError: seen.told },
        )
      }
    >
      <p>{t('delegates')}</p>
      <Field label={t('delegateTo')} name="lead-to">
        <select
          id="lead-to"
          className="control"
          value={post}
          onChange={(event) => setPost(event.target.value)}
        >
          {to.map((key) => (
            <option key={key} value={key}>
              {names.post(key)}
            </option>
          ))}
        </select>
      </Field>
    </ReasonDialog>
  );
}
