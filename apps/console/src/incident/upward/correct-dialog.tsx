import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import type { Incident } from '../queries.ts';
import { ExerciseNote } from './exercise-note.tsx';
import { FiguresPreview } from './figures-preview.tsx';
import type { Paper } from './queries.ts';
import { upwardWords, writeWords } from './words.ts';

interface Props {
  paper: Paper;
  incident: Incident;
  onClose: () => void;
  onDrafted: (id: string) => void;
}

/** Drafts what is to take the place of a document that went up. */
export function CorrectDialog({ paper, incident, onClose, onDrafted }: Props) {
  const t = useWords(writeWords);
  const u = useWords(upwardWords);
  const draft = api.useMutation('post', '/incidents/{id}/upward');
  const { kind } = paper;
  if (kind === 'application') return null;
  return (
    <ReasonDialog
      draft={`correct.${paper.id}`}
      title={u('of', { step: u('correct'), what: paper.data.number ?? '' })}
      action={t('draftCorrection')}
      label={t('correctReason')}
      busy={draft.isPending}
      problem={draft.error ? problemOf(draft.error) : null}
      onClose={onClose}
      onSend={(correction, done) =>
        draft.mutate(
          {
            params: { path: { id: incident.id } },
            body: { kind, supersedes: paper.id, correction },
          },
          {
            onSuccess({ id }) {
              done();
              onDrafted(id);
            },
          },
        )
      }
    >
      {paper.exercise && <ExerciseNote />}
      <p>{t('corrects')}</p>
      <section aria-labelledby="correct-basis" className="wide">
        <h3 id="correct-basis">{t('basis')}</h3>
        <FiguresPreview incident={incident} />
      </section>
    </ReasonDialog>
  );
}
