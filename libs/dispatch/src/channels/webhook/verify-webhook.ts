import { timingSafeEqual } from 'node:crypto';
import { readWebhookSecret } from './webhook-secret.ts';
import { webhookSignature } from './webhook-signature.ts';

export type WebhookVerdict =
  | { ok: true; id: string; sentAt: number }
  | { ok: false; why: 'headers are missing' | 'too old or too new' | 'signature is wrong' };

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Older messages may be replays; a sender's clock may also be ahead. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * What a receiver does with a webhook before it believes it. An id that was seen before is the same message again.
 *
 * @param secret `whsec_…`
 * @param headers in lower case, as Node gives them
 * @param body the bytes as they came, not parsed and written again
 * @param now milliseconds since the epoch
 */
export function verifyWebhook(
  secret: string,
  headers: Headers,
  body: string | Buffer,
  now: number,
): WebhookVerdict {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': given } = headers;
  if (
    typeof id !== 'string' ||
    typeof time !== 'string' ||
    typeof given !== 'string' ||
    !/^\d{1,12}$/.test(time)
  )
    return { ok: false, why: 'headers are missing' };
  const sentAt = Number(time) * 1000;
  if (Math.abs(now - sentAt) > TOLERANCE_MS) return { ok: false, why: 'too old or too new' };
  const expected = webhookSignature(readWebhookSecret(secret), id, Number(time), body);
  // There are several while a sender changes its secret.
  const match = given.split(' ').some((one) => same(one, expected));
  return match ? { ok: true, id, sentAt } : { ok: false, why: 'signature is wrong' };
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
