import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import type { Incident } from '../queries.ts';
import { ExerciseNote } from './exercise-note.tsx';
import { FiguresPreview } from './figures-preview.tsx';
import type { Paper } from './queries.ts';
import { upwardWords, writeWords } from './words.ts';

interface Props {
  paper: Paper;
  incident: Incident;
  onClose: () => void;
}

/** Drafts anew on the figures as they stand, which are there to be seen before. */
export function RefreshDialog({ paper, incident, onClose }: Props) {
  const t = useWords(writeWords);
  const u = useWords(upwardWords);
  const seen = useSeen(paper.seq);
  const refresh = api.useMutation('post', '/upward/{id}/refresh');
  return (
    <Confirm
      title={u('refresh')}
      open
      onClose={onClose}
      action={u('refresh')}
      busy={refresh.isPending}
      problem={refresh.error ? problemOf(refresh.error) : null}
      onConfirm={() =>
        refresh.mutate(
          { params: { path: { id: paper.id }, header: seen.header } },
          { onSuccess: onClose, onError: seen.told },
        )
      }
    >
      {paper.exercise && <ExerciseNote />}
      <p>{t('refreshes')}</p>
      <section aria-labelledby="refresh-basis" className="wide">
        <h3 id="refresh-basis">{t('basis')}</h3>
        <FiguresPreview incident={incident} />
      </section>
    </Confirm>
  );
}
