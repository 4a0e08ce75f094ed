import { randomBytes } from 'node:crypto';
import { Problem } from '#kernel';

const PREFIX = 'whsec_';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A new signing secret, in the form that Standard Webhooks libraries take. */
export const newWebhookSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/** The key's bytes. Throws a Problem when it is none; what was given is not repeated, being a secret. */
export function readWebhookSecret(secret: string): Buffer {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '';
  const key = Buffer.from(BASE64.test(encoded) ? encoded : '', 'base64');
  if (key.length < 24 || key.length > 64) throw new Problem('webhook.secret-malformed');
  return key;
}
