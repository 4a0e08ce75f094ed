import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import type { Approval } from '../queries.ts';
import { decideWords } from './words.ts';

interface Props {
  approval: Approval;
  step: 'return' | 'reject';
  onClose: () => void;
}

/** Returns a proposal for more, or rejects it: each with its reason and what becomes of it. */
export function SendBackDialog({ approval, step, onClose }: Props) {
  const t = useWords(decideWords);
  const seen = useSeen(approval.seq);
  const back = api.useMutation('post', '/approvals/{id}/return');
  const reject = api.useMutation('post', '/approvals/{id}/reject');
  const sent = step === 'return' ? back : reject;
  const ends = approval.data.kind === 'termination';
  return (
    <ReasonDialog
      draft={`${step}.${approval.id}`}
      title={t(step)}
      action={t(step)}
      note={t('reasonNote')}
      moved={seen.moved}
      busy={sent.isPending}
      problem={sent.error ? problemOf(sent.error) : null}
      onClose={onClose}
      onSend={(reason, done) =>
        sent.mutate(
          { params: { path: { id: approval.id }, header: seen.header }, body: { reason } },
          { onSuccess: done, onError: seen.told },
        )
      }
    >
      <p>{t(step === 'return' ? 'returns' : ends ? 'rejectsEnd' : 'rejects')}</p>
    </ReasonDialog>
  );
}
