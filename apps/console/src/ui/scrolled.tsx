import type { ReactNode } from 'react';

/** A wide table in a frame of its own that scrolls, by keyboard as well. */
export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll it
    <section className="table-wrap" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
