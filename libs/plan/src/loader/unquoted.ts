/** Keys whose values are texts even where YAML reads a number: `cite: 5.10` is a clause, not 5.1. */
export const TEXT_KEYS: ReadonlySet<string> = new Set([
  'cite',
  'leadsCite',
  'code',
  'within',
  'adjacent',
  'level',
  'levels',
  'number',
]);
