import { createHmac } from 'node:crypto';

/** Standard Webhooks, version 1: the id, the time in whole seconds and the body's bytes, under the shared key. */
export function webhookSignature(key: Buffer, id: string, seconds: number, body: string | Buffer): string {
  const hmac = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body);
  return `v1,${hmac.digest('base64')}`;
}
