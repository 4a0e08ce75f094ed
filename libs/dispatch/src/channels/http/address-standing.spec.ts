import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { standing } from './address-standing.ts';

const ipv4 = fc.tuple(...[0, 1, 2, 3].map(() => fc.nat(255))).map((parts) => parts.join('.'));
const hex = (part: number) => part.toString(16);

describe('what kind of address an address is', () => {
  it.each([
    ...[
      '8.8.8.8',
      '1.1.1.1',
      '93.184.215.14',
      '172.15.255.255',
      '172.32.0.0',
      '100.63.255.255',
      '100.128.0.0',
    ],
    ...[
      '169.253.0.1',
      '223.255.255.255',
      '198.17.255.255',
      '2606:4700::1111',
      '2408:8000::1',
      '::ffff:8.8.8.8',
    ],
    '64:ff9b::8.8.8.8',
  ])('public: %s', (address) => expect(standing(address)).toBe('public'));

  it.each([
    ...['127.0.0.1', '127.255.255.255', '10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255'],
    ...['192.168.0.1', '100.64.0.0', '100.127.255.255', '::1', '0:0:0:0:0:0:0:1', 'fc00::', 'fdff::1'],
    ...['::ffff:10.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:FFFF:127.0.0.1'],
  ])('private: %s', (address) => expect(standing(address)).toBe('private'));

  it.each([
    ...['0.0.0.0', '0.1.2.3', '169.254.169.254', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255'],
    ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '192.88.99.1', '::', '::2'],
    ...[
      '::127.0.0.1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      '64:ff9b::127.0.0.1',
      '64:ff9b::a00:1',
    ],
    ...[
      '64:ff9b:1::1',
      '100::1',
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '3fff::1',
      '4000::1',
      '::ffff:0.0.0.0',
    ],
    ...['', 'localhost', '127.1', '2130706433', '1.2.3.4.5', ':::', '12345::'],
  ])('forbidden: %s', (address) => expect(standing(address)).toBe('forbidden'));

  it('is the same for an IPv4 address however it is dressed as IPv6', () => {
    fc.assert(
      fc.property(ipv4, (address) => {
        const [a, b, c, d] = address.split('.').map(Number) as [number, number, number, number];
        const groups = `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
        for (const dressed of [`::ffff:${address}`, `::FFFF:${groups}`, `0:0:0:0:0:ffff:${groups}`])
          expect(standing(dressed)).toBe(standing(address));
      }),
    );
  });
});
