import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { Dialog } from './dialog.tsx';
import { ProblemNote } from './problem-note.tsx';

const words = { back: { zh: '返回', en: 'Back' } };

interface Props {
  title: string;
  open: boolean;
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

/** Asks once more, and says what will follow. */
export function Confirm({
  title,
  open,
  onClose,
  action,
  onConfirm,
  busy,
  disabled,
  problem,
  children,
}: Props) {
  const t = useWords(words);
  return (
    <Dialog title={title} open={open} onClose={onClose}>
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
    </Dialog>
  );
}
