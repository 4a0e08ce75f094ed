import { type RefObject, useEffect, useRef } from 'react';

/** For a row of links that scrolls sideways on a phone: the one that is shown is never out of sight. */
export function useCurrentInView(current: string): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = row.current?.querySelector('[aria-current]');
    if (!current || !row.current || !link) return;
    const { left, width } = link.getBoundingClientRect();
    const frame = row.current.getBoundingClientRect();
    row.current.scrollLeft += left - frame.left - (frame.width - width) / 2;
  }, [current]);
  return row;
}
