const PATTERN = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds; throws on anything else. */
export function durationMs(iso: string): number {
  const match = PATTERN.exec(iso);
  if (!match || iso.endsWith('P') || iso.endsWith('T')) throw new RangeError(`not a duration: ${iso}`);
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000;
}
