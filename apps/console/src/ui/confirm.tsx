import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { Dialog } from './dialog.tsx';
import { ProblemNote } from './problem-note.tsx';

const words = { back: { zh: '返回', en: 'Back' } };

interface Asking {
  onClose: () => void;
  /** What the button does, in words: never just "OK". */
  action: string;
  onConfirm: () => void;
  busy?: boolean;
  disabled?: boolean;
  problem?: Problem | null;
  /** What follows from it, and whatever has to be said for it. */
  children: ReactNode;
}

interface Props extends Asking {
  title: string;
  open: boolean;
}

/** Asks once more, and says what will follow. */
export function Confirm({ title, open, ...asking }: Props) {
  return (
    <Dialog title={title} open={open} onClose={asking.onClose}>
      <ConfirmForm {...asking} />
    </Dialog>
  );
}

/** The same within a dialog that has more in it. */
export function ConfirmForm({ onClose, action, onConfirm, busy, disabled, problem, children }: Asking) {
  const t = useWords(words);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
    >
      {children}
      {problem && <ProblemNote problem={problem} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={disabled}>
          {action}
        </Button>
        <Button onClick={onClose}>{t('back')}</Button>
      </div>
    </form>
  );
}
