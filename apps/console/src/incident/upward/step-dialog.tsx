import type { Incident } from '../queries.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { DropDialog } from './drop-dialog.tsx';
import { EnterDialog } from './enter-dialog.tsx';
import { LookDialog } from './look-dialog.tsx';
import type { Paper } from './queries.ts';
import { RefreshDialog } from './refresh-dialog.tsx';
import { ReviseDialog } from './revise-dialog.tsx';
import { SendDialog } from './send-dialog.tsx';
import { SpokenPaperDialog } from './spoken-dialog.tsx';
import { type Step, stepsOf } from './steps.ts';

interface Props {
  step: Step | 'look';
  paper: Paper;
  incident: Incident;
  writes: boolean;
  onClose: () => void;
  onDrafted: (id: string) => void;
}

/** The dialog of a step; it stays while others change the document, and the engine then says what they did. */
export function StepDialog({ step, paper, incident, writes, onClose, onDrafted }: Props) {
  const shared = { paper, onClose };
  switch (step) {
    case 'revise':
      return <ReviseDialog {...shared} />;
    case 'refresh':
      return <RefreshDialog {...shared} incident={incident} />;
    case 'drop':
      return <DropDialog {...shared} />;
    case 'spoken':
      return <SpokenPaperDialog {...shared} />;
    case 'send':
      return <SendDialog {...shared} />;
    case 'enter':
      return <EnterDialog {...shared} />;
    case 'answer':
      return <AnswerDialog {...shared} />;
    case 'correct':
      return <CorrectDialog {...shared} incident={incident} onDrafted={onDrafted} />;
    default:
      return <LookDialog {...shared} submits={writes && stepsOf(paper).includes('submit')} />;
  }
}
