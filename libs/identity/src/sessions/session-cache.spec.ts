import { expect, test } from '@jest/globals';
import { hashSecret, looksLikeSecret, newSessionSecret, newTokenSecret } from './secret.ts';
import { type CacheEntry, SessionCache } from './session-cache.ts';

const entry = (account: string, readAt: number): CacheEntry => ({
  who: { actor: { id: account, name: account, posts: [] }, session: {} as never },
  readAt,
  goodUntil: Number.MAX_SAFE_INTEGER,
});

test('an answer lasts its few seconds, also when the clock is set back', () => {
  const cache = new SessionCache(5000, 10);
  cache.set('a', entry('x', 100_000));
  expect(cache.get('a', 104_999)).not.toBeNull();
  expect(cache.get('a', 105_000)).toBeNull();
  cache.set('a', entry('x', 100_000));
  expect(cache.get('a', 99_999)).toBeNull();
});

test('the oldest gives way, and accounts are forgotten', () => {
  const cache = new SessionCache(5000, 2);
  for (const key of ['a', 'b', 'c']) cache.set(key, entry(key, 0));
  expect(['a', 'b', 'c'].map((key) => cache.get(key, 1) !== null)).toEqual([false, true, true]);
  cache.forget(new Set(['b']));
  expect(['b', 'c'].map((key) => cache.get(key, 1) !== null)).toEqual([false, true]);
});

test('secrets have 256 random bits and look like secrets', () => {
  const session = newSessionSecret();
  expect(session).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(newTokenSecret()).toMatch(/^kaidu_[A-Za-z0-9_-]{43}$/);
  expect(newSessionSecret()).not.toBe(session);
  expect([session, newTokenSecret()].every(looksLikeSecret)).toBe(true);
  for (const junk of ['', 'kaidu_', `${session}x`, `other_${session}`, `${session}\n`])
    expect(looksLikeSecret(junk)).toBe(false);
  expect(hashSecret(session)).toMatch(/^[0-9a-f]{64}$/);
});
