import { Button } from 'antd';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PaperFrame } from '../documents/paper-frame.tsx';
import { useAssessment } from '../queries.ts';
import { ExerciseNote } from './exercise-note.tsx';
import { headingOf, type Paper, paperFile } from './queries.ts';
import { upwardWords } from './words.ts';
import '../documents/documents.css';

interface Props {
  paper: Paper;
  /** Whoever looks may put it before the post that approves. */
  submits: boolean;
  onClose: () => void;
}

/** A document as it would be read, and from there the step to submit exactly that. */
export function LookDialog({ paper, submits, onClose }: Props) {
  const t = useWords(upwardWords);
  const lang = useLanguage();
  const names = useNames();
  const submit = api.useMutation('post', '/upward/{id}/submit');
  const assessment = useAssessment(paper.incidentId).data;
  const heading = headingOf(paper, lang);
  // Whoever sees a newer page of it in the frame has seen that one.
  const seen = { 'If-Match': `"${paper.seq}"` };
  const moved = submits && assessment && assessment.seq !== paper.data.known.assessmentSeq;
  return (
    <Dialog title={`${paper.data.number ?? ''} ${heading}`.trim()} open onClose={onClose}>
      <div className="stack">
        {paper.exercise && <ExerciseNote />}
        {moved && <p className="warned">▲ {t('moved')}</p>}
        <PaperFrame src={paperFile(paper, lang)} title={heading} />
        {submit.error !== null && <ProblemNote problem={problemOf(submit.error)} />}
        <div className="row">
          {submits && (
            <Button
              type="primary"
              loading={submit.isPending}
              onClick={() =>
                submit.mutate({ params: { path: { id: paper.id }, header: seen } }, { onSuccess: onClose })
              }
            >
              {t('submitTo', { post: names.post(paper.post) })}
            </Button>
          )}
          <Button href={paperFile(paper, lang)} target="_blank">
            {t('print')}
          </Button>
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
