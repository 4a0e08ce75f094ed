import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import type { Paper } from './queries.ts';
import { upwardWords, writeWords } from './words.ts';

/** Gives a document up that has not gone, with the reason. */
export function DropDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(writeWords);
  const u = useWords(upwardWords);
  const seen = useSeen(paper.seq);
  const drop = api.useMutation('post', '/upward/{id}/drop');
  return (
    <ReasonDialog
      draft={`drop.${paper.id}`}
      title={u('drop')}
      action={u('drop')}
      moved={seen.moved}
      busy={drop.isPending}
      problem={drop.error ? problemOf(drop.error) : null}
      onClose={onClose}
      onSend={(reason, done) =>
        drop.mutate(
          { params: { path: { id: paper.id }, header: seen.header }, body: { reason } },
          { onSuccess: done, onError: seen.told },
        )
      }
    >
      <p>{t('drops')}</p>
    </ReasonDialog>
  );
}
