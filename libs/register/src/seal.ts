import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Problem } from '#kernel';
import { type RegisterKeys, sealingKey } from './keys.ts';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Where a sealed text belongs: it opens nowhere else. */
export interface SealedFor {
  incidentId: string;
  id: string;
  /** Which text of the entry it is. */
  part: 'person' | 'withdrawal';
}

export interface Sealed {
  keyId: string;
  /** Base64 of nonce, tag and ciphertext. */
  sealed: string;
}

const bound = ({ incidentId, id, part }: SealedFor): Buffer =>
  Buffer.from(JSON.stringify([incidentId, id, part]));

/** Seals a value with AES-256-GCM under the newest key and a fresh nonce. */
export function seal(keys: RegisterKeys, where: SealedFor, value: unknown): Sealed {
  const key = sealingKey(keys);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key.secret, nonce, { authTagLength: TAG }).setAAD(bound(where));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return {
    keyId: key.id,
    sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64'),
  };
}

/** Opens what `seal` closed; refuses `register.key-missing`, and `register.damaged` where a bit differs. */
export function unseal<T>(keys: RegisterKeys, where: SealedFor, { keyId, sealed }: Sealed): T {
  const { id } = where;
  const key = keys.find((one) => one.id === keyId);
  if (!key) throw new Problem('register.key-missing', { id, keyId });
  const bytes = Buffer.from(sealed, 'base64');
  const [nonce, tag] = [bytes.subarray(0, NONCE), bytes.subarray(NONCE, NONCE + TAG)];
  try {
    const decipher = createDecipheriv(CIPHER, key.secret, nonce, { authTagLength: TAG });
    decipher.setAAD(bound(where)).setAuthTag(tag);
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as T;
  } catch {
    throw new Problem('register.damaged', { id });
  }
}
