import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { ExerciseMark } from '../../ui/exercise.tsx';
import { PaperItems } from './paper-items.tsx';
import { PaperSteps } from './paper-steps.tsx';
import { PaperTimes } from './paper-times.tsx';
import { headingOf, type Paper } from './queries.ts';
import { SignatureLine } from './signature-line.tsx';
import { type Step, standingOf } from './steps.ts';
import { useKindTitle } from './use-kind-title.ts';
import { paperStates, upwardWords } from './words.ts';

interface Props {
  paper: Paper;
  /** All of the incident: corrections name one another. */
  all: readonly Paper[];
  /** The figures are not those of the draft any more. */
  moved: boolean;
  onStep: (step: Step | 'look') => void;
}

/** One document: what it is, where it stands, what happened to it and what comes next. */
export function PaperLine({ paper, all, moved, onStep }: Props) {
  const t = useWords(upwardWords);
  const lang = useLanguage();
  const names = useNames();
  const kind = useKindTitle();
  const { data, state } = paper;
  const numberOf = (id: string | null) => all.find((one) => one.id === id)?.data.number ?? '';
  return (
    <li className="paper-line">
      <div className="row apart">
        <h3>
          {paper.exercise && <ExerciseMark />} {data.number ?? t('unnumbered')} {headingOf(paper, lang)}
        </h3>
        <strong className={state === 'returned' ? 'bad' : ''}>
          {wordFor(paperStates, standingOf(paper), lang)}
        </strong>
      </div>
      <p className="quiet">
        {kind(paper.kind)}
        {data.about && ` · ${t('byEngine')}`}
        {!data.approval && state !== 'dropped' && (
          <>
            {' · '}
            {t(state === 'submitted' ? 'awaits' : 'willApprove', { post: names.post(paper.post) })}
          </>
        )}
      </p>
      <PaperTimes paper={paper} />
      <SignatureLine paper={paper} />
      {data.items.length > 0 && <PaperItems paper={paper} />}
      {data.correction && (
        <p>{t('corrects', { number: numberOf(data.supersedes), reason: data.correction })}</p>
      )}
      {data.supersededBy && <p>{t('correctedBy', { number: numberOf(data.supersededBy) })}</p>}
      {state === 'returned' && <p className="bad">{t('returnedFor', { reason: data.returnedFor ?? '' })}</p>}
      {state === 'dropped' && <p>{t('droppedFor', { reason: data.droppedFor ?? '' })}</p>}
      {moved && <p className="warned">▲ {t('moved')}</p>}
      <PaperSteps paper={paper} all={all} onStep={onStep} />
    </li>
  );
}
