import type { ReactNode } from 'react';
import type { Problem } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { Confirm } from './confirm.tsx';
import { Field } from './field.tsx';
import { useDraft } from './use-draft.ts';

const words = {
  reason: { zh: '理由', en: 'Reason' },
  moved: {
    zh: '您看的时候有人改动了，请再看一眼。',
    en: 'Somebody changed it while you were looking: look again.',
  },
};
const MOST = 2000;

interface Props {
  /** Under which name what is typed is kept. */
  draft: string;
  title: string;
  action: string;
  note?: string;
  label?: string;
  /** May be left empty. */
  optional?: boolean;
  moved?: boolean;
  busy: boolean;
  problem: Problem | null;
  onClose: () => void;
  /** Sends it; `done` forgets what was typed and closes. */
  onSend: (reason: string, done: () => void) => void;
  /** What follows from it. */
  children: ReactNode;
}

/** A step that says what will follow and asks why. */
export function ReasonDialog({ draft, optional, onClose, onSend, children, ...shown }: Props) {
  const t = useWords(words);
  const { value, change, discard } = useDraft(draft, { reason: '' });
  return (
    <Confirm
      title={shown.title}
      open
      onClose={onClose}
      action={shown.action}
      busy={shown.busy}
      disabled={!optional && !value.reason.trim()}
      problem={shown.problem}
      onConfirm={() =>
        onSend(value.reason.trim(), () => {
          discard();
          onClose();
        })
      }
    >
      {children}
      {shown.moved && (
        <p className="warned" role="status">
          {t('moved')}
        </p>
      )}
      <Field label={shown.label ?? t('reason')} name="step-reason" note={shown.note}>
        <textarea
          id="step-reason"
          className="control"
          rows={3}
          maxLength={MOST}
          value={value.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </Field>
    </Confirm>
  );
}
