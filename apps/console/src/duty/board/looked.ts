import { useState } from 'react';
import { useMe } from '../../app/session/session.ts';

/** Up to where in the journal one has looked; undefined before the first look. Kept in this browser. */
export function useLooked(): [number | undefined, (seq: number) => void] {
  const key = `kaidu.looked.${useMe().id}`;
  const [seq, setSeq] = useState(() => {
    const kept = localStorage.getItem(key);
    return kept === null ? undefined : Number(kept);
  });
  const look = (next: number) => {
    localStorage.setItem(key, String(next));
    setSeq(next);
  };
  return [seq, look];
}
