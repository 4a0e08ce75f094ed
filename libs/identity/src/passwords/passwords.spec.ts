import { expect, test } from '@jest/globals';
import { refusalOf } from '../../testing/refusal.ts';
import { checkPassword } from './password-policy.ts';
import { Passwords } from './passwords.ts';
import { Turnstile } from './turnstile.ts';

test('argon2id with the cost that OWASP names, salted', async () => {
  const passwords = new Passwords();
  const [one, two] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await passwords.verify(one, 'correct horse')).toBe(true);
  expect(await passwords.verify(one, 'Correct horse')).toBe(false);
  expect(await passwords.verify(await passwords.hash('１２３４５６７８９０'), '1234567890')).toBe(true);
});

test('an account that does not exist costs the same work and never opens', async () => {
  const passwords = new Passwords();
  const stored = await passwords.hash('correct horse');
  const cost = async (hash: string | null) => {
    const began = performance.now();
    expect(await passwords.verify(hash, 'wrong guess')).toBe(false);
    return performance.now() - began;
  };
  // By turns and the least of each: what else a machine does only ever adds.
  const least = { absent: Infinity, present: Infinity };
  for (let i = 0; i < 12; i++) {
    least.absent = Math.min(least.absent, await cost(null));
    least.present = Math.min(least.present, await cost(stored));
  }
  const ratio = least.absent / least.present;
  // Wide, since test machines are busy; without the work it would be below a hundredth.
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(2.5);
  expect(await passwords.verify('', 'anything')).toBe(false);
});

test('length is the one rule', async () => {
  const codeOf = async (password: string, login = 'duty', demonstration = false) =>
    (await refusalOf(() => checkPassword(password, login, demonstration))).code;
  expect(await codeOf('123456789')).toBe('password.too-short');
  // Ten characters are ten, also where each takes two code units.
  expect(await codeOf('😀'.repeat(9))).toBe('password.too-short');
  expect(await codeOf('x'.repeat(257))).toBe('password.too-long');
  expect(await codeOf('Duty.Officer', 'duty.officer')).toBe('password.same-as-login');
  expect(await codeOf('abc', 'abc', true)).toBe('password.too-short');
  expect(() => checkPassword('aaaaaaaaaa', 'duty')).not.toThrow();
  expect(() => checkPassword('demo', 'demo', true)).not.toThrow();
});

test('the turnstile lets so many work at a time, keeps the line short and survives a failure', async () => {
  const turnstile = new Turnstile(2, 3);
  let inside = 0;
  let most = 0;
  const work = async (fail: boolean) => {
    most = Math.max(most, ++inside);
    await new Promise(setImmediate);
    inside--;
    if (fail) throw new Error('failed');
  };
  const visits = await Promise.allSettled(
    [true, false, true, false, false, false].map((fail) => turnstile.through(() => work(fail))),
  );
  expect(most).toBe(2);
  expect(visits.map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
  ]);
  expect((visits[5] as PromiseRejectedResult).reason.code).toBe('request.too-many');
  await turnstile.through(() => work(false));
});
