import { describe, expect, it } from '@jest/globals';
import { addressesIn } from './hosts-file.ts';

const HOSTS = [
  '# the office',
  '127.0.0.1\tlocalhost',
  '::1 localhost ip6-localhost # loopback',
  '10.1.2.3   Gateway.Intranet gateway',
  '#10.9.9.9 gateway',
  'nonsense gateway',
  '',
].join('\r\n');

describe('a hosts file', () => {
  it.each([
    ['localhost', ['127.0.0.1', '::1']],
    ['gateway', ['10.1.2.3']],
    ['gateway.intranet', ['10.1.2.3']],
    ['loopback', []],
    ['10.1.2.3', []],
    ['', []],
  ])('gives %j the addresses %j', (name, addresses) => expect(addressesIn(HOSTS, name)).toEqual(addresses));
});
