import { createHmac, timingSafeEqual } from 'node:crypto';

/** A page that lay open over night asks to be opened again. */
const GOOD_FOR_MS = 3_600_000;
const SIGNATURE_BYTES = 16;

/** What the form of a page carries, so that only somebody who opened the page can confirm. */
export const formNonce = (key: Buffer, token: string, now: number): string => {
  const at = Math.floor(now / 1000).toString(36);
  return `${at}.${signatureOf(key, token, at).toString('base64url')}`;
};

/** Whether a page of ours, opened for this token within the last hour, carried this. */
export function isNonce(keys: readonly Buffer[], token: string, nonce: string, now: number): boolean {
  const [, at, given] = /^([0-9a-z]{1,9})\.([A-Za-z0-9_-]{22})$/.exec(nonce) ?? [];
  if (at === undefined || given === undefined) return false;
  const signature = Buffer.from(given, 'base64url');
  const age = now - Number.parseInt(at, 36) * 1000;
  const signed = keys.map((key) => timingSafeEqual(signatureOf(key, token, at), signature)).includes(true);
  return signed && age > -60_000 && age < GOOD_FOR_MS;
}

const signatureOf = (key: Buffer, token: string, at: string): Buffer =>
  createHmac('sha256', key).update(`ack-form\n${token}\n${at}`).digest().subarray(0, SIGNATURE_BYTES);
