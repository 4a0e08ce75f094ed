/** When a copy was read, in milliseconds; only on copies. */
export const KEPT_AT = 'x-kaidu-kept-at';
/** The page removes it when its person leaves. */
export const READS = 'kaidu-reads';

/** What one needs to go on entering: who one is, the plan, what was on the screen. Nothing of the register of persons. */
const READABLE =
  /^\/(auth\/me|plans(\/[^/]+){0,2}|board|witnesses|tasks(\/[^/]+)?|approvals|responses(\/[^/]+\/call-sheet)?|incidents(\/[^/]+(\/(assessment|reports|timeline))?)?)$/;
const MOST_KEPT = 300;

export const keepsReads = (pathname: string): boolean => READABLE.test(pathname);

/** The engine's answer, of which a copy is kept; without the engine, the copy of the last one. */
export async function readKept(request: Request, patienceMs: number): Promise<Response> {
  const cache = await caches.open(READS);
  const known = await cache.match(request);
  // With a copy at hand there is no need to wait for long.
  const patience = known ? AbortSignal.timeout(patienceMs) : null;
  const signal = patience ? AbortSignal.any([patience, request.signal]) : request.signal;
  try {
    const response = await fetch(request, { signal });
    if (response.ok) await keep(cache, request, response.clone());
    return response.status >= 502 && known ? known : response;
  } catch (error) {
    if (request.signal.aborted || !known) throw error;
    return known;
  }
}

async function keep(cache: Cache, request: Request, response: Response): Promise<void> {
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, String(Date.now()));
  await cache.put(request, new Response(await response.blob(), { status: 200, headers }));
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_KEPT))) await cache.delete(old);
}
