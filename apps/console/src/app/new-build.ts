import { useSyncExternalStore } from 'react';

const WORKER = '/console/service-worker.js';
/** After the page itself, which needs the line and the processor first. */
const AFTER_MS = 1500;
/** A page in the duty room is never closed: it asks by itself whether there is a new build. */
const ASK_EVERY_MS = 30 * 60_000;

const listeners = new Set<() => void>();
let waiting: ServiceWorker | null = null;

/** Has the console kept on the device, so that it opens without a network; once the page itself is there. */
export function keepConsole(): void {
  if (import.meta.env.DEV) return;
  // Missing on a plain http intranet: there the console works as long as it stays open, with what was read in time.
  const keep = 'serviceWorker' in navigator ? register : readForms;
  window.setTimeout(() => void keep().catch(() => undefined), AFTER_MS);
}

const readForms = () =>
  Promise.all([
    import('../duty/log/log-page.tsx'),
    import('../incident/incident-page.tsx'),
    import('../offline/entries-page.tsx'),
  ]);

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(WORKER);
  const look = () => {
    waiting = navigator.serviceWorker.controller ? registration.waiting : null;
    for (const listener of listeners) listener();
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  look();
  window.setInterval(() => void registration.update().catch(() => undefined), ASK_EVERY_MS);
}

/** Changes to the new build, because somebody asked for it; drafts and entries stay. */
export function takeNewBuild(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  waiting?.postMessage('take-over');
}

export const useNewBuild = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null,
  );

/** Removes what was read for whoever leaves; entries that wait are kept for whoever made them. */
export async function forgetReads(): Promise<void> {
  if ('caches' in window) await caches.delete('kaidu-reads');
}
