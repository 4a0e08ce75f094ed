import { isIPv4, isIPv6 } from 'node:net';

/** The sixteen bytes of an IPv6 address in any of its spellings, without its zone. */
export function ipv6Bytes(address: string): number[] {
  const plain = address.split('%')[0] ?? '';
  if (!isIPv6(plain)) throw new RangeError(`not an IPv6 address: ${address}`);
  const [head = '', tail] = plain.split('::');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  return [...before, ...new Array<number>(16 - before.length - after.length).fill(0), ...after];
}

const groups = (text: string): number[] =>
  text === '' ? [] : text.split(':').flatMap((group) => (isIPv4(group) ? ipv4(group) : two(group)));

const ipv4 = (text: string): number[] => text.split('.').map(Number);

function two(hex: string): [number, number] {
  const value = Number.parseInt(hex, 16);
  return [value >> 8, value & 0xff];
}
