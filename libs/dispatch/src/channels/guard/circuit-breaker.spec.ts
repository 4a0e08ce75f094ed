import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.ts';

const POLICY = { failures: 3, pauseMs: 1000, longestPauseMs: 3000 };
const opened = () => {
  const breaker = new CircuitBreaker(POLICY);
  const news = [0, 0, 0].map((at) => breaker.failed(at, false));
  expect(news).toEqual([false, false, true]);
  return breaker;
};

describe('a pause after failures', () => {
  it('begins with the last of several in a row, not where one between went well', () => {
    const breaker = new CircuitBreaker(POLICY);
    for (let round = 0; round < 5; round++) {
      expect(breaker.failed(0, false)).toBe(false);
      expect(breaker.failed(0, false)).toBe(false);
      expect(breaker.succeeded()).toBe(false);
    }
    expect(breaker.admit(0)).toEqual({ go: true, trial: false });
    expect(opened().admit(0)).toEqual({ go: false, until: 1000 });
  });

  it('ends with one trial, during which nobody else goes', () => {
    const breaker = opened();
    expect(breaker.admit(999)).toEqual({ go: false, until: 1000 });
    expect(breaker.admit(1000)).toEqual({ go: true, trial: true });
    expect(breaker.state).toBe('half-open');
    expect(breaker.admit(1000)).toEqual({ go: false, until: 2000 });
    expect(breaker.succeeded()).toBe(true);
    expect(breaker.state).toBe('closed');
    expect(breaker.admit(1000)).toEqual({ go: true, trial: false });
  });

  it('doubles when the trial fails, up to the longest, and is short again after it ended', () => {
    const breaker = opened();
    const pauses: number[] = [];
    for (let now = 1000; pauses.length < 3; ) {
      expect(breaker.admit(now)).toEqual({ go: true, trial: true });
      expect(breaker.failed(now, true)).toBe(false);
      pauses.push(breaker.until! - now);
      now = breaker.until!;
    }
    expect(pauses).toEqual([2000, 3000, 3000]);
    breaker.succeeded();
    for (const _ of [1, 2, 3]) breaker.failed(50_000, false);
    expect(breaker.until).toBe(51_000);
  });

  it('lets another try when the trial showed nothing', () => {
    const breaker = opened();
    breaker.admit(1000);
    breaker.undecided(true);
    expect(breaker.admit(1000)).toEqual({ go: true, trial: true });
  });

  it('is not made longer by attempts that were under way when it began', () => {
    const breaker = opened();
    expect(breaker.failed(900, false)).toBe(false);
    expect(breaker.until).toBe(1000);
  });

  it('is no longer than it was made, also when the clock is set back', () => {
    const breaker = new CircuitBreaker(POLICY);
    for (const _ of [1, 2, 3]) breaker.failed(3_600_000, false);
    expect(breaker.admit(0)).toEqual({ go: false, until: 1000 });
    expect(breaker.admit(1000)).toEqual({ go: true, trial: true });
  });
});
