import { useCallback, useState } from 'react';
import { useMe } from '../../app/session/session.ts';

const keyOf = (me: string): string => `kaidu.looked.${me}`;

/** Up to where in the journal somebody has looked; undefined before the first look. Kept in this browser. */
export function lookedAt(me: string): number | undefined {
  const kept = localStorage.getItem(keyOf(me));
  return kept === null ? undefined : Number(kept);
}

export function useLooked(): [number | undefined, (seq: number) => void] {
  const me = useMe().id;
  const [seq, setSeq] = useState(() => lookedAt(me));
  const look = useCallback(
    (next: number) => {
      localStorage.setItem(keyOf(me), String(next));
      setSeq(next);
    },
    [me],
  );
  return [seq, look];
}
