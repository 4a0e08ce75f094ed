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
  const me = useMe().id;
  const key = keyOf(me, name);
  const [{ value, restored }, set] = useState(() => {
    const kept = readDraft<T>(me, name);
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

const keyOf = (me: string, name: string): string => `kaidu.draft.${me}.${name}`;

/** Puts something into a form that is not open now. */
export const putDraft = (me: string, name: string, value: object): void =>
  localStorage.setItem(keyOf(me, name), JSON.stringify(value));

export const dropDraft = (me: string, name: string): void => localStorage.removeItem(keyOf(me, name));

/** What is being entered in a form, or null. */
export function readDraft<T>(me: string, name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(me, name)) ?? 'null') as T | null;
  } catch {
    return null;
  }
}
