/** Below this a device's clock is as good as the header's whole seconds. */
const TOLERABLE_MS = 30_000;
let ahead = 0;

/** Notes how far the engine's clock is ahead of the device's. */
export function noteDate(response: Response): void {
  const said = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(said)) return;
  const apart = said - Date.now();
  ahead = Math.abs(apart) < TOLERABLE_MS ? 0 : apart;
}

/** A moment of the device's clock on the engine's: a wrong clock does not make an entry's time wrong. */
export const onServerClock = (at: number): number => at + ahead;
