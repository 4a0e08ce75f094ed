import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { ipv6Bytes } from './ipv6-bytes.ts';

/**
 * public: anybody's; private: inside somebody's own network, which a deployment may allow; forbidden: never a
 * receiver, whatever the configuration says (cloud metadata sits on a link-local address).
 */
export type Standing = 'public' | 'private' | 'forbidden';

const list = (family: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList => {
  const blocks = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    blocks.addSubnet(address, Number(bits), family);
  }
  return blocks;
};

/** Loopback, RFC 1918, and carriers' shared space. */
const PRIVATE_4 = list('ipv4', [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
]);

/** "This" network, link-local, IETF protocols, documentation, 6to4 relays, benchmarks, multicast, reserved. */
const FORBIDDEN_4 = list('ipv4', [
  ...['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]);

/** Loopback, and unique local addresses. */
const PRIVATE_6 = list('ipv6', ['::1/128', 'fc00::/7']);

/** Only this part of IPv6 is given out for use between networks … */
const GLOBAL_6 = list('ipv6', ['2000::/3']);

/** … without Teredo and other protocols, documentation, and 6to4, which can carry any IPv4 address. */
const FORBIDDEN_6 = list('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

const startsWith = (bytes: readonly number[], prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
const NAT64 = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];

/** What kind of address this is. Anything that is no IP address is forbidden. */
export function standing(address: string): Standing {
  if (isIPv4(address)) return standing4(address);
  if (!isIPv6(address)) return 'forbidden';
  const bytes = ipv6Bytes(address);
  const embedded = bytes.slice(12).join('.');
  if (startsWith(bytes, MAPPED)) return standing4(embedded);
  // Translators reach the IPv4 internet; one that leads into a private network must not be used for it.
  if (startsWith(bytes, NAT64)) return standing4(embedded) === 'public' ? 'public' : 'forbidden';
  const plain = address.split('%')[0] ?? '';
  if (PRIVATE_6.check(plain, 'ipv6')) return 'private';
  return GLOBAL_6.check(plain, 'ipv6') && !FORBIDDEN_6.check(plain, 'ipv6') ? 'public' : 'forbidden';
}

function standing4(address: string): Standing {
  if (FORBIDDEN_4.check(address, 'ipv4')) return 'forbidden';
  return PRIVATE_4.check(address, 'ipv4') ? 'private' : 'public';
}
