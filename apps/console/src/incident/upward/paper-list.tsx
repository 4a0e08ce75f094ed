import { useWords } from '../../i18n/words.ts';
import { Empty } from '../../ui/states.tsx';
import { type Incident, useAssessment } from '../queries.ts';
import { PaperLine } from './paper-line.tsx';
import type { Paper } from './queries.ts';
import { isOpen, type Step, stepsOf } from './steps.ts';
import { upwardWords } from './words.ts';

interface Props {
  incident: Incident;
  papers: readonly Paper[];
  onStep: (step: Step | 'look', id: string) => void;
}

/** Documents that are under way, the newest first; below them, folded, those that are settled. */
export function PaperList({ incident, papers, onStep }: Props) {
  const t = useWords(upwardWords);
  const assessment = useAssessment(incident.id).data;
  const newest = [...papers].reverse();
  const open = newest.filter(isOpen);
  const done = newest.filter((paper) => !isOpen(paper));
  const moved = (paper: Paper) =>
    stepsOf(paper).includes('submit') &&
    assessment !== undefined &&
    assessment.seq !== paper.data.known.assessmentSeq;
  const lines = (some: readonly Paper[]) => (
    <ul className="plain-list">
      {some.map((paper) => (
        <PaperLine
          key={paper.id}
          paper={paper}
          all={papers}
          moved={moved(paper)}
          onStep={(step) => onStep(step, paper.id)}
        />
      ))}
    </ul>
  );
  if (!papers.length) return <Empty>{t('none')}</Empty>;
  return (
    <>
      {open.length ? lines(open) : <Empty>{t('noneOpen')}</Empty>}
      {done.length > 0 && (
        <details open={open.length === 0}>
          <summary>{t('done', { count: done.length })}</summary>
          {lines(done)}
        </details>
      )}
    </>
  );
}
