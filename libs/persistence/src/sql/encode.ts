import { Problem } from '#kernel';

// JSON.stringify writes U+0000 and halves of surrogate pairs as escapes, and nothing else below \u0020 but those
// with a number. An even number of backslashes before means that this one is not itself escaped.
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/**
 * Whether both databases can hold every text inside. U+0000 and halves of surrogate pairs they cannot, or only in
 * a changed form, which would break the chain of hashes.
 */
export function isStorable(value: unknown): boolean {
  return !hasUnstorable(JSON.stringify(value) ?? '');
}

const hasUnstorable = (json: string): boolean =>
  (json.includes('\\u0000') || json.includes('\\ud')) && UNSTORABLE.test(json);

export const unstorable = (): Problem => new Problem('request.malformed', { why: 'U+0000 / lone surrogate' });

/** Rows as one JSON text: a single parameter however many rows there are. */
export function encode(rows: unknown): string {
  const json = JSON.stringify(rows);
  if (hasUnstorable(json)) throw unstorable();
  return json;
}
