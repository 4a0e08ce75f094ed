import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import type { Assessment } from '../../incident/queries.ts';
import { useSeen } from '../../ui/use-seen.ts';
import type { Approval, Preview } from '../queries.ts';
import { type Acknowledged, needed } from './acknowledgements.tsx';

/** Sends a decision with what the decider saw, and says what is still to be acknowledged. */
export function useApprove(approval: Approval, assessment: Assessment, preview: Preview | undefined) {
  const approve = api.useMutation('post', '/approvals/{id}/approve');
  const seen = useSeen(approval.seq);
  const [acknowledged, setAcknowledged] = useState<Acknowledged>({ figures: false, withdrawals: false });
  const need = preview ? needed(approval, assessment, preview) : { figures: false, withdrawals: 0 };
  const settled =
    (!need.figures || acknowledged.figures) && (need.withdrawals === 0 || acknowledged.withdrawals);
  return {
    ...{ need, acknowledged, setAcknowledged, settled, moved: seen.moved, busy: approve.isPending },
    problem: approve.error ? problemOf(approve.error) : null,
    send(body: { level?: string; reason?: string }, onDone: () => void) {
      approve.mutate(
        {
          params: { path: { id: approval.id }, header: seen.header },
          body: {
            ...body,
            ...(need.figures && acknowledged.figures ? { confirmAssessment: assessment.seq } : {}),
            ...(acknowledged.withdrawals ? { confirmWithdraw: true } : {}),
          },
        },
        { onSuccess: onDone, onError: seen.told },
      );
    },
  };
}
