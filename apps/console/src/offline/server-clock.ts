/** Below this a device's clock is as good as the header's whole seconds. */
const TOLERABLE_MS = 30_000;
/** Whoever comes back to a network may have had his clock set by it. */
const FRESH_MS = 30_000;
let ahead = 0;
let notedAt = Number.NEGATIVE_INFINITY;

/** Notes how far the engine's clock is ahead of the device's. */
export function noteDate(response: Response): void {
  const said = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(said)) return;
  notedAt = performance.now();
  const apart = said - Date.now();
  ahead = Math.abs(apart) < TOLERABLE_MS ? 0 : apart;
}

/** A moment of the device's clock on the engine's: a wrong clock does not make an entry's time wrong. */
export const onServerClock = (at: number): number => at + ahead;

/** Looks at the engine's clock where that is not known of late; rejects where the engine is out of reach. */
export async function lookAtClock(): Promise<void> {
  if (performance.now() - notedAt < FRESH_MS) return;
  noteDate(await fetch('/health/live', { cache: 'no-store' }));
}
