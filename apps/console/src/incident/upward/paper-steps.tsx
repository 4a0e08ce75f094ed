import { Button } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { ApproveLink } from './approve-link.tsx';
import type { Paper } from './queries.ts';
import { isUnsent, type Step, stepsOf, takenBy } from './steps.ts';
import { WhoMay } from './who-may.tsx';
import { upwardWords } from './words.ts';

interface Props {
  paper: Paper;
  all: readonly Paper[];
  onStep: (step: Step | 'look') => void;
}

/** The next step first, then whatever else this person may do; of a next step that is others' it says whose. */
export function PaperSteps({ paper, all, onStep }: Props) {
  const t = useWords(upwardWords);
  const may = { propose: useCapability('propose'), log: useCapability('log'), approver: false };
  const correcting = all.some(({ data, ...one }) => data.supersedes === paper.id && isUnsent(one));
  const steps = stepsOf(paper).filter((step) => !(step === 'correct' && correcting));
  const mine = steps.filter((step) => may[takenBy(step)]);
  const next = steps.find((step) => step !== 'correct');
  const what = paper.data.number ?? paper.data.title.zh;
  const button = (step: Step | 'look', label: string, primary = false) => (
    <Button
      key={step}
      autoInsertSpace={false}
      type={primary ? 'primary' : 'default'}
      onClick={() => onStep(step)}
      aria-label={t('of', { step: label, what })}
    >
      {label}
    </Button>
  );
  return (
    <>
      {correcting && <p>{t('correcting')}</p>}
      <div className="row">
        {next === 'approve' && <ApproveLink paper={paper} step="approve" />}
        {paper.signature.state === 'awaiting' && <ApproveLink paper={paper} step="sign" />}
        {next === 'submit' && may.propose && button('look', t('lookSubmit'), true)}
        {next && next !== 'submit' && mine.includes(next) && button(next, t(next), true)}
        {!(next === 'submit' && may.propose) && button('look', t('look'))}
        {mine.filter((step) => step !== next).map((step) => button(step, t(step)))}
      </div>
      {next && next !== 'approve' && !mine.includes(next) && (
        <WhoMay step={t(next)} capability={takenBy(next)} />
      )}
    </>
  );
}
