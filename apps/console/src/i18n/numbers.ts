/** With thousands separators, in both languages alike: 1,234.5 */
export const grouped = (value: number, decimals = 2): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals }).format(value);

/** `+12`, `−3`, `0`: a change, with a real minus sign. */
export const signed = (value: number): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${grouped(Math.abs(value))}`;
