import { useSyncExternalStore } from 'react';

/** `connecting`: not yet; `back`: it was lost, and what was missed has come. */
export type Connection = 'connecting' | 'live' | 'lost' | 'back';

interface Standing {
  state: Connection;
  /** Since when it is lost; milliseconds. */
  since: number;
  /** When the oldest of what is shown was read, where the engine could not be asked again; else null. */
  asOf: number | null;
}

/** How long one is told that it is back. */
const BACK_MS = 6000;
/** Set by the service worker on what it kept from before. */
const KEPT_AT = 'x-kaidu-kept-at';

const listeners = new Set<() => void>();
let standing: Standing = { state: 'connecting', since: Date.now(), asOf: null };
let timer: number | undefined;

function set(next: Partial<Standing>): void {
  standing = { ...standing, ...next };
  for (const listener of listeners) listener();
}

/** The stream of events is there, or has gone. */
export function setConnected(connected: boolean): void {
  window.clearTimeout(timer);
  const wasLost = standing.state === 'lost';
  if (!connected) {
    if (!wasLost) set({ state: 'lost', since: Date.now() });
    return;
  }
  set({ state: wasLost ? 'back' : 'live' });
  if (wasLost) timer = window.setTimeout(() => set({ state: 'live' }), BACK_MS);
}

/** Notes whether an answer is the engine's own or one kept from before. */
export function noteAge(request: Request, response: Response): void {
  if (request.method !== 'GET') return;
  const kept = Number(response.headers.get(KEPT_AT));
  if (!kept) {
    if (standing.asOf !== null) set({ asOf: null });
  } else if (standing.asOf === null || kept < standing.asOf) set({ asOf: kept });
}

export const useConnection = (): Standing =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => standing,
  );
