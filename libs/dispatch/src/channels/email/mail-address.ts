import { domainToASCII } from 'node:url';
import { Problem } from '#kernel';

/** RFC 5321: bytes of the part before the @, and of the whole. */
const LONGEST_LOCAL = 64;
const LONGEST = 254;
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/**
 * One mail address, without a name around it; its domain as it is looked up. Throws `email.address-malformed`, also for
 * what could smuggle in a second recipient or a header.
 */
export function readMailAddress(address: string): string {
  const [local = '', domain = '', ...more] = address.split('@');
  const host = domainToASCII(domain).toLowerCase();
  const whole = `${local}@${host}`;
  const fits = local.length <= LONGEST_LOCAL && whole.length <= LONGEST && !more.length;
  if (!fits || !LOCAL.test(local) || !DOMAIN.test(host)) throw new Problem('email.address-malformed');
  return whole;
}
