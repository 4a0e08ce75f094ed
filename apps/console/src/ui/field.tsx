import type { ReactNode } from 'react';

interface Props {
  label: ReactNode;
  /** Id of the control; its notes get `<name>-note`, for aria-describedby. */
  name: string;
  /** What is wrong with it, in words. */
  fault?: string | undefined;
  /** How it was understood, or what is expected. */
  note?: ReactNode;
  children: ReactNode;
}

/** A label, its control and what there is to say about it, tied together for eyes and for screen readers. */
export function Field({ label, name, fault, note, children }: Props) {
  return (
    <div className={fault ? 'field faulty' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {children}
      <div id={`${name}-note`} className="field-note" aria-live="polite">
        {fault ? <span className="fault">⚠ {fault}</span> : note}
      </div>
    </div>
  );
}
