/** The value below which the share `p` of all values lies. */
export function quantile(values, p) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))];
}

export const spread = (values) => ({
  min: Math.min(...values),
  median: quantile(values, 0.5),
  max: Math.max(...values),
});
/** Ratios of values that were measured next to each other, run by run. */
export const paired = (values, others) => values.map((value, run) => value / others[run]);
