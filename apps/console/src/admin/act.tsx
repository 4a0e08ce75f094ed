import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Problem, problemOf } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Field } from '../ui/field.tsx';
import { adminWords } from './words.ts';

interface Props {
  /** On the button that asks. */
  label: string;
  /** For screen readers, where the label alone does not say of what. */
  name?: string;
  title: string;
  /** What the confirming button does, in words. */
  action: string;
  /** What follows from it, and fields where there are any. */
  children: ReactNode;
  /** Whether a reason is asked for. */
  reason?: 'required' | 'optional';
  primary?: boolean;
  disabled?: boolean;
  run: (reason: string) => Promise<{ error?: unknown }>;
  /** Runs before the dialog opens, such as to begin with fresh fields. */
  onOpen?: () => void;
  onDone?: () => void;
}

/** One step of administration: a button, what follows from it in words, and the step itself. */
export function Act({ label, name, title, action, children, reason, primary, ...props }: Props) {
  const t = useWords(adminWords);
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  async function confirm(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const { error } = await props.run(why.trim());
      if (error) return setProblem(problemOf(error));
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'get' });
      setOpen(false);
      setWhy('');
      props.onDone?.();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        autoInsertSpace={false}
        {...(name && { 'aria-label': name })}
        onClick={() => {
          setProblem(null);
          props.onOpen?.();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Confirm
        title={title}
        open={open}
        onClose={() => setOpen(false)}
        action={action}
        busy={busy}
        disabled={props.disabled || (reason === 'required' && !why.trim())}
        problem={problem}
        onConfirm={() => void confirm()}
      >
        {children}
        {reason && (
          <Field label={t(reason === 'required' ? 'reason' : 'reasonOptional')} name="act-reason">
            <textarea
              id="act-reason"
              className="control"
              rows={2}
              maxLength={200}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          </Field>
        )}
      </Confirm>
    </>
  );
}
