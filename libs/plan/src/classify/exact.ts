// Comparisons without rounding slips. Figures are whole, or have at most six decimals.
const MILLION = 1_000_000;

/** A sum of decimals, to the millionth: 0.7 + 0.1 is 0.8, not 0.7999999999999999. */
export const tidy = (value: number): number => Math.round(value * MILLION) / MILLION;

/** The power of ten that makes a percentage whole: 1 for 8, 10 for 0.5. */
export function decimalScale(percents: readonly number[]): number {
  let scale = 1;
  while (scale < MILLION && percents.some((percent) => !Number.isInteger(tidy(percent * scale)))) scale *= 10;
  return scale;
}

/**
 * The sign of `figure / base − percent / 100`, exactly; `scaledPercent` is the percentage times `scale`, whole.
 * `fractional` says that figure or base may have decimals.
 */
export function compareShare(
  figure: number,
  base: number,
  scaledPercent: number,
  scale: number,
  fractional: boolean,
): number {
  const part = fractional ? Math.round(figure * MILLION) : figure;
  const whole = fractional ? Math.round(base * MILLION) : base;
  const left = part * 100 * scale;
  const right = whole * scaledPercent;
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left - right;
  const difference = BigInt(part) * BigInt(100 * scale) - BigInt(whole) * BigInt(scaledPercent);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
