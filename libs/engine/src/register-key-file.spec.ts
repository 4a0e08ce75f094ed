import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { registerKeysIn } from './register-key-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaidu-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the first start makes the key, the next ones find it, and nothing else is left', () => {
  const first = registerKeysIn(folder);
  const file = join(folder, 'register.key');
  expect(first).toMatchObject({ made: file, keys: [{ id: expect.stringMatching(/^[0-9a-f]{16}$/) }] });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(registerKeysIn(folder)).toEqual({ keys: first.keys, made: null });
  expect(readdirSync(folder)).toEqual(['register.key']);
});

test('a key put before the old one seals, and the old one still opens (4.1.4)', () => {
  const [old] = registerKeysIn(folder).keys;
  const file = join(folder, 'register.key');
  writeFileSync(file, `${Buffer.alloc(32, 1).toString('base64')}\n${readFileSync(file, 'utf8')}`);
  expect(registerKeysIn(folder).keys.slice(1)).toEqual([old]);
});

test.each([
  ['nothing', ''],
  ['no key', 'secret\n'],
])('a file that holds %s is refused and left alone', (_what, text) => {
  const file = join(folder, 'register.key');
  writeFileSync(file, text);
  expect(() => registerKeysIn(folder)).toThrow(RangeError);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
