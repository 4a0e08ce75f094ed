import { createHmac, timingSafeEqual } from 'node:crypto';

/** Sixteen bytes of the delivery's id, four of the second of expiry, sixteen of the signature. */
const ID_BYTES = 16;
const SIGNED_BYTES = ID_BYTES + 4;
const SIGNATURE_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{48}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a token claims; only `isSigned` says whether it is true. */
export interface TokenClaim {
  deliveryId: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  signed: Buffer;
  signature: Buffer;
}

/** A token for a delivery to a contact; null for an id that is no UUID. Short enough for an SMS. */
export function signToken(
  key: Buffer,
  deliveryId: string,
  contactId: string,
  expiresAt: number,
): string | null {
  if (!UUID.test(deliveryId)) return null;
  const signed = Buffer.alloc(SIGNED_BYTES);
  signed.write(deliveryId.replaceAll('-', ''), 'hex');
  signed.writeUInt32BE(Math.floor(expiresAt / 1000), ID_BYTES);
  return Buffer.concat([signed, signatureOf(key, signed, contactId)]).toString('base64url');
}

/** What a token says; null for what cannot be one. */
export function readToken(token: string): TokenClaim | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  return {
    deliveryId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    expiresAt: bytes.readUInt32BE(ID_BYTES) * 1000,
    signed: bytes.subarray(0, SIGNED_BYTES),
    signature: bytes.subarray(SIGNED_BYTES),
  };
}

/** Whether one of our keys signed this for this contact; takes the same time for every wrong signature. */
export const isSigned = (keys: readonly Buffer[], claim: TokenClaim, contactId: string): boolean =>
  keys
    .map((key) => timingSafeEqual(signatureOf(key, claim.signed, contactId), claim.signature))
    .includes(true);

const signatureOf = (key: Buffer, signed: Buffer, contactId: string): Buffer =>
  createHmac('sha256', key)
    .update('ack-link\n')
    .update(signed)
    .update(contactId)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
