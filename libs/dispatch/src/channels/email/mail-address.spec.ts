import { expect, it } from '@jest/globals';
import { readMailAddress } from './mail-address.ts';

it.each([
  ['duty@example.gov.cn', 'duty@example.gov.cn'],
  ['Duty.Room+night@Example.GOV.cn', 'Duty.Room+night@example.gov.cn'],
  ['zhiban@应急.中国', 'zhiban@xn--4gq32e.xn--fiqs8s'],
])('%s is a mail address', (given, read) =>
  expect(readMailAddress(given)).toMatch(
    new RegExp(`^${read.replace(/[.+]/g, '\\$&').replace('xn--4gq32e', 'xn--[a-z0-9]+')}$`),
  ),
);

it.each([
  ...[
    '',
    'duty',
    'duty@',
    '@example.cn',
    'duty@example',
    'duty@127.0.0.1',
    'duty@[127.0.0.1]',
    'a b@example.cn',
  ],
  ...['值班 <duty@example.cn>', 'duty@example.cn,other@example.cn', 'duty@example.cn other@example.cn'],
  ...[
    'duty@example.cn\r\nBcc: x@example.cn',
    'a@b@example.cn',
    '.duty@example.cn',
    'duty.@example.cn',
    'a..b@example.cn',
  ],
  ...[
    '"duty"@example.cn',
    'duty@-example.cn',
    'duty@example..cn',
    `${'a'.repeat(65)}@example.cn`,
    `a@${'b'.repeat(250)}.cn`,
  ],
])('%j is none', (given) => {
  expect(() => readMailAddress(given)).toThrow(expect.objectContaining({ code: 'email.address-malformed' }));
});
