import { useSyncExternalStore } from 'react';
import { randomId } from '../api/random-id.ts';
import { whoId } from '../app/session/session.ts';
import type { Entry } from './entry.ts';
import { browserStore } from './entry-store.ts';
import { Outbox } from './outbox.ts';
import { postEntry } from './post-entry.ts';
import { lookAtClock } from './server-clock.ts';

const AGAIN_MS = [2000, 5000, 15_000, 30_000];

const listeners = new Set<() => void>();
let shown: Entry[] = [];
/** Pages of one browser show the same entries. */
const pages = new BroadcastChannel('kaidu.entries');
pages.onmessage = () => void readAgain();

async function readAgain(): Promise<void> {
  shown = await browserStore.all().catch(() => []);
  for (const listener of listeners) listener();
}

export const outbox = new Outbox({
  store: browserStore,
  post: postEntry,
  accountId: whoId,
  isOnline: () => navigator.onLine,
  now: () => Date.now(),
  newId: randomId,
  changed() {
    void readAgain();
    pages.postMessage(null);
  },
});

let failures = 0;
let timer: number | undefined;

/** Sends what waits, and comes back to it until all is sent. One page of the browser at a time, where it can tell. */
export async function sendWaiting(): Promise<void> {
  window.clearTimeout(timer);
  const sent = await alone(async () => {
    if ((await outbox.all()).some(({ state }) => state !== 'sent')) await lookAtClock();
    return outbox.flush();
  }).catch(() => false);
  failures = sent ? 0 : failures + 1;
  if (!sent)
    timer = window.setTimeout(() => void sendWaiting(), AGAIN_MS[Math.min(failures, AGAIN_MS.length) - 1]);
}

/** Locks are missing on a plain http intranet: then two pages may send the same, which the engine takes once. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? locks.request('kaidu.entries', work) : work();
}

/** Begins to send as soon as there is a way. */
export function startSending(): () => void {
  const online = () => void sendWaiting();
  window.addEventListener('online', online);
  void readAgain();
  void sendWaiting();
  return () => {
    window.removeEventListener('online', online);
    window.clearTimeout(timer);
  };
}

/** Entries of this device, in order, whoever made them. */
export const useEntries = (): Entry[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
