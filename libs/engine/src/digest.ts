import { getHashes, hash } from 'node:crypto';
import type { Digest } from '#runtime';

/** Algorithms that a journal may be sealed with; SM3 where national cryptography is asked for. */
const ALLOWED = ['sha256', 'sha384', 'sha512', 'sm3'];

/** The digest of that name; each hash carries it, so that a journal may change algorithm on its way. */
export function digestOf(algorithm: string): Digest {
  if (!ALLOWED.includes(algorithm) || !getHashes().includes(algorithm))
    throw new RangeError(`KAIDU_DIGEST: ${algorithm} is not one of ${ALLOWED.join(', ')}`);
  return { algorithm, of: (text) => `${algorithm}:${hash(algorithm, text)}` };
}
