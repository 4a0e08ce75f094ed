import { describe, expect, it } from '@jest/globals';
import { MAX_ATTEMPTS, nextAttemptDelay } from './retry-policy.ts';

const everyDelay = (random: () => number): (number | null)[] =>
  Array.from({ length: MAX_ATTEMPTS }, (_, made) => nextAttemptDelay(made + 1, random));

describe('when a delivery is tried again', () => {
  it('doubles the wait up to ten minutes, and ends', () => {
    const seconds = everyDelay(() => 0.999999999).map((ms) => (ms === null ? null : Math.round(ms / 1000)));
    expect(seconds).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, null]);
  });

  it('leaves half of the wait to chance', () => {
    expect(nextAttemptDelay(3, () => 0)).toBe(4000);
    expect(nextAttemptDelay(3, () => 0.5)).toBe(6000);
    expect(everyDelay(Math.random).every((ms) => ms === null || ms >= 1000)).toBe(true);
  });

  it('has an answer for any count', () => {
    expect(nextAttemptDelay(0, () => 0)).toBe(1000);
    expect(nextAttemptDelay(MAX_ATTEMPTS + 5, () => 0)).toBeNull();
  });
});
