import { useState } from 'react';
import { useMe } from '../app/session/session.ts';

export interface Draft<T> {
  value: T;
  /** There was one from before. */
  restored: boolean;
  change: (part: Partial<T>) => void;
  discard: () => void;
}

/** What is being entered, kept in the browser at every key until it is sent: a crash or a wrong click loses nothing. */
export function useDraft<T extends object>(name: string, blank: T): Draft<T> {
  const key = `kaidu.draft.${useMe().id}.${name}`;
  const [{ value, restored }, set] = useState(() => {
    const kept = read<T>(key);
    return { value: { ...blank, ...kept }, restored: kept !== null };
  });
  return {
    value,
    restored,
    change(part) {
      set((now) => {
        const next = { ...now.value, ...part };
        localStorage.setItem(key, JSON.stringify(next));
        return { ...now, value: next };
      });
    },
    discard() {
      localStorage.removeItem(key);
      set({ value: blank, restored: false });
    },
  };
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}
