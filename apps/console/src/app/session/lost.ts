import { useSyncExternalStore } from 'react';

type Waiting = () => void;

const waiting = new Set<Waiting>();
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Called by a request that was refused because the session is over; resolves once there is a new one. */
export function lostSession(): Promise<void> {
  return new Promise((resolve) => {
    waiting.add(resolve);
    tell();
  });
}

/** There is a session again: whatever waited goes on. */
export function foundSession(): void {
  const all = [...waiting];
  waiting.clear();
  tell();
  for (const resolve of all) resolve();
}

export const useSessionLost = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.size > 0,
  );
