import { keepsReads, readKept } from './kept-reads.ts';

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build: its own fingerprint, and every file that it made. */
declare const __BUILD__: string;
declare const __FILES__: string[];

const BUILDS = 'kaidu-build-';
const OWN = BUILDS + __BUILD__;
/** Every address of the console is the one page. */
const PAGE = '/console/';
/** A line that takes longer than this is as good as none. */
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepBuild());
});

async function keepBuild(): Promise<void> {
  const cache = await caches.open(OWN);
  await cache.addAll([new Request(PAGE, { cache: 'no-cache' }), ...__FILES__]);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

/** The build before stays: a page of it may still be open, and has parts to read. */
async function takeOver(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(BUILDS) && name !== OWN);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('message', ({ data }) => {
  // Somebody has read that there is a new build, and asked for it.
  if (data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/console/assets/')) event.respondWith(file(request));
  else if (keepsReads(pathname)) event.respondWith(readKept(request, PATIENCE_MS));
});

/** The engine's page; without it, the one of this build. */
async function page(request: Request): Promise<Response> {
  const kept = () => caches.match(PAGE, { cacheName: OWN });
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), PATIENCE_MS);
  try {
    const response = await fetch(request, { signal: gone.signal });
    return response.status < 500 ? response : ((await kept()) ?? response);
  } catch (error) {
    const response = await kept();
    if (response) return response;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Named by its content: what is kept is what would come. Looked for in the build before as well. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
