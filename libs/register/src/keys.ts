import { createHash } from 'node:crypto';
import { Problem } from '#kernel';

export const KEY_BYTES = 32;

/** A key by the name under which entries remember it. */
export interface RegisterKey {
  id: string;
  secret: Buffer;
}

/** The first seals; all of them open, so that keys can be rotated. */
export type RegisterKeys = readonly RegisterKey[];

/** Reads keys in base64, separated by commas or line ends; throws a RangeError for one that has not 32 bytes. */
export function parseKeys(text: string): RegisterKeys {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((each) => {
      const secret = Buffer.from(each, 'base64');
      if (secret.length !== KEY_BYTES || secret.toString('base64') !== each)
        throw new RangeError(`KAIDU_REGISTER_KEY: a key is ${KEY_BYTES} bytes in base64`);
      return { id: createHash('sha256').update(secret).digest('hex').slice(0, 16), secret };
    });
}

/** The key that seals new entries; refuses `register.no-key`. */
export function sealingKey([first]: RegisterKeys): RegisterKey {
  if (!first) throw new Problem('register.no-key');
  return first;
}
