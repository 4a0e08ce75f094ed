import { describe, expect, test } from '@jest/globals';
import { ManualClock } from '#kernel';
import { refusalOf } from '../../testing/refusal.ts';
import { lockMs } from './lock-terms.ts';
import { LoginThrottle } from './login-throttle.ts';

const MINUTE = 60_000;
const START = 1_000_000_000;

function throttleAt(limit?: number) {
  const clock = new ManualClock(START);
  const throttle = new LoginThrottle(clock, limit);
  const fail = (name: string, times = 1) => {
    let lock = null;
    for (let i = 0; i < times; i++) lock = throttle.enter(name).failed();
    return lock;
  };
  const refusal = (name: string) => refusalOf(() => throttle.enter(name));
  return { clock, throttle, fail, refusal };
}

describe('lock-out', () => {
  test('the fifth failure in a row locks for 15 minutes, and the refusal says how long', async () => {
    const { clock, fail, refusal } = throttleAt();
    expect(fail('anyone', 4)).toBeNull();
    expect(fail('anyone')).toEqual({ failures: 5, until: START + 15 * MINUTE });
    clock.advance(61_000);
    const problem = await refusal('anyone');
    expect([problem.code, problem.status, problem.extras['retryAfter']]).toEqual(['login.locked', 429, 839]);
    expect(problem.en).toContain('14 min');
    clock.set(START + 15 * MINUTE);
    expect(fail('anyone')).toBeNull();
  });

  test('each next one lasts twice as long, up to four hours', () => {
    expect([5, 10, 15, 20, 25, 30, 5000].map((n) => lockMs(n) / MINUTE)).toEqual([
      15, 30, 60, 120, 240, 240, 240,
    ]);
    const { clock, fail } = throttleAt();
    const first = fail('anyone', 5)!;
    clock.set(first.until);
    expect(fail('anyone', 5)).toEqual({ failures: 10, until: first.until + 30 * MINUTE });
  });

  test('a success, an administrator and a day without failures clear the count', () => {
    const { clock, throttle, fail } = throttleAt();
    fail('anyone', 4);
    throttle.enter('anyone').succeeded();
    expect(fail('anyone', 4)).toBeNull();
    throttle.heed({ fact: 'account.unlocked', data: { login: 'anyone' } });
    expect(fail('anyone', 4)).toBeNull();
    clock.advance(24 * 60 * MINUTE + 1);
    expect(fail('anyone', 4)).toBeNull();
    throttle.heed({ fact: 'account.created', data: { login: 'anyone' } });
    expect(fail('anyone')).not.toBeNull();
  });

  test('guesses side by side do not get past the count; one that was withdrawn does not count', async () => {
    const { throttle, refusal, fail } = throttleAt();
    const attempts = Array.from({ length: 5 }, () => throttle.enter('anyone'));
    expect((await refusal('anyone')).code).toBe('request.too-many');
    for (const attempt of attempts.slice(1)) expect(attempt.failed()).toBeNull();
    attempts[0]!.withdraw();
    expect(fail('anyone')).not.toBeNull();
  });

  test('takes over a lock-out from the record', async () => {
    const { clock, throttle, fail, refusal } = throttleAt();
    throttle.learn('known', { failures: 5, until: START + MINUTE });
    expect((await refusal('known')).code).toBe('login.locked');
    clock.advance(MINUTE);
    expect(fail('known', 5)).toMatchObject({ failures: 10 });
  });

  test('remembers so many names at the most, and spraying names unlocks nobody', async () => {
    const { throttle, fail, refusal } = throttleAt(10);
    fail('victim', 5);
    for (let i = 0; i < 100; i++) fail(`name-${i}`);
    expect((await refusal('victim')).code).toBe('login.locked');
    expect((throttle as unknown as { tallies: Map<string, unknown> }).tallies.size).toBe(10);
    for (let i = 0; i < 20; i++) fail(`other-${i}`, 5);
    expect((throttle as unknown as { tallies: Map<string, unknown> }).tallies.size).toBe(10);
  });
});
