import { Problem } from '#kernel';

const LONGEST = 2048;

/**
 * Reads an address by the rules of browsers, which also turn other spellings of an IPv4 address (decimal, hex,
 * octal) into the usual one. Throws a Problem when it cannot be a receiver's.
 */
export function readHttpAddress(address: string): URL {
  const url = address.length <= LONGEST && URL.canParse(address) ? new URL(address) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new Problem('webhook.address-malformed');
  if (url.username || url.password) throw new Problem('webhook.address-credentials');
  if (address.includes('#')) throw new Problem('webhook.address-fragment');
  return url;
}

/** The host without the brackets of an IPv6 address. */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** Host and port, which hold no secret; of an address that is none, nothing. */
export const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');
