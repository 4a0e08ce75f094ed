import { Problem } from '#kernel';

const MAINLAND_MOBILE = /^1[3-9]\d{9}$/;
const E164 = /^\+[1-9]\d{6,14}$/;

export interface PhoneNumber {
  /** As the world writes it: +8613900000000. */
  e164: string;
  /** As the mainland writes it; a number of elsewhere as `e164`. */
  national: string;
}

/**
 * A mobile number of the mainland, or any number in international form; spaces, hyphens and brackets between its digits
 * are nothing. Throws `sms.number-malformed` for what no text message reaches, such as a desk telephone's 0996-….
 */
export function readPhoneNumber(address: string): PhoneNumber {
  const bare = address
    .trim()
    .replace(/[\s()-]/g, '')
    .replace(/^(\+86|0086|86)(?=1[3-9]\d{9}$)/, '');
  if (MAINLAND_MOBILE.test(bare)) return { e164: `+86${bare}`, national: bare };
  if (!E164.test(bare) || bare.startsWith('+86')) throw new Problem('sms.number-malformed');
  return { e164: bare, national: bare };
}
