import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { isProblem } from '#kernel';
import { parseKeys } from './keys.ts';
import { type SealedFor, seal, unseal } from './seal.ts';

const keyText = () => randomBytes(32).toString('base64');
const [OLD, NEW] = [keyText(), keyText()];
const where: SealedFor = { incidentId: 'i1', id: 'p1', part: 'person' };
const person = { name: '艾买提·买买提', age: 41 };

const code = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (isProblem(error)) return error.code;
    throw error;
  }
};

test('what is sealed opens again, and says nothing until then (4.1.4)', () => {
  const keys = parseKeys(NEW);
  const closed = seal(keys, where, person);
  expect(unseal(keys, where, closed)).toEqual(person);
  expect(Buffer.from(closed.sealed, 'base64').toString('utf8')).not.toMatch(/买买提|name/);
  expect(seal(keys, where, person).sealed).not.toBe(closed.sealed);
});

test('no bit of it can be changed', () => {
  const keys = parseKeys(NEW);
  const { keyId, sealed } = seal(keys, where, person);
  const bytes = Buffer.from(sealed, 'base64');
  for (let place = 0; place < bytes.length; place += 1) {
    const bad = Buffer.from(bytes);
    bad[place]! ^= 1;
    expect(code(() => unseal(keys, where, { keyId, sealed: bad.toString('base64') }))).toBe(
      'register.damaged',
    );
  }
  expect(code(() => unseal(keys, where, { keyId, sealed: '' }))).toBe('register.damaged');
});

test.each<[string, Partial<SealedFor>]>([
  ['another incident', { incidentId: 'i2' }],
  ['another entry', { id: 'p2' }],
  ['another part', { part: 'withdrawal' }],
])('it does not open in the place of %s', (_what, change) => {
  const keys = parseKeys(NEW);
  const closed = seal(keys, where, person);
  expect(code(() => unseal(keys, { ...where, ...change }, closed))).toBe('register.damaged');
});

test('keys are rotated: the first seals, all open', () => {
  const before = seal(parseKeys(OLD), where, person);
  const rotated = parseKeys(`${NEW},\n${OLD}`);
  expect(unseal(rotated, where, before)).toEqual(person);
  const after = seal(rotated, where, person);
  expect(after.keyId).toBe(parseKeys(NEW)[0]!.id);
  expect(code(() => unseal(parseKeys(OLD), where, after))).toBe('register.key-missing');
});

test('without a key nothing is sealed, and a key of another length is none', () => {
  expect(code(() => seal(parseKeys(''), where, person))).toBe('register.no-key');
  for (const bad of ['c2hvcnQ=', `${NEW}x`, randomBytes(33).toString('base64')])
    expect(() => parseKeys(bad)).toThrow(RangeError);
});
