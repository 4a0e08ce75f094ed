export type Step =
  | ('submit' | 'revise' | 'refresh' | 'drop')
  | ('approve' | 'spoken')
  | ('send' | 'enter' | 'answer' | 'correct');
/** Who takes it: whoever has the capability, or the post that the document lies before. */
type By = 'propose' | 'log' | 'approver';

interface Stands {
  state: string;
}

const BY: Record<Step, By> = {
  ...{ submit: 'propose', revise: 'propose', refresh: 'propose', drop: 'propose', correct: 'propose' },
  ...{ approve: 'approver', spoken: 'log' },
  ...{ send: 'log', enter: 'log', answer: 'log' },
};
export const takenBy = (step: Step): By => BY[step];

const WRITTEN: readonly Step[] = ['submit', 'revise', 'refresh', 'drop'];

/** What can be done with a document as it stands, the next step first; the engine judges again. */
export function stepsOf({ state, kind }: Stands & { kind: string }): readonly Step[] {
  if (state === 'drafted' || state === 'returned') return WRITTEN;
  if (state === 'submitted') return ['approve', 'spoken'];
  if (state === 'approved') return ['send', 'drop'];
  if (state === 'sent') return kind === 'application' ? ['answer'] : ['enter', 'correct'];
  return state === 'entered' && kind !== 'application' ? ['correct'] : [];
}

/** On its way: not yet where it has to go, or not yet answered. */
export const isOpen = ({ state }: Stands): boolean =>
  ['drafted', 'returned', 'submitted', 'approved', 'sent'].includes(state);

/** Written and not gone. */
export const isUnsent = (paper: Stands): boolean => isOpen(paper) && paper.state !== 'sent';

/** Went up and stands. */
export const isStanding = ({ state }: Stands): boolean => state === 'sent' || state === 'entered';

/** Under which word it stands: an application that went waits for its answer, and is entered nowhere. */
export const standingOf = ({ state, kind }: Stands & { kind: string }): string =>
  state === 'sent' && kind === 'application' ? 'asked' : state;
