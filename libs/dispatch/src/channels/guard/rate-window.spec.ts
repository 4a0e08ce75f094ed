import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RateWindow } from './rate-window.ts';

describe('a limit for each minute', () => {
  it('is never exceeded in any minute, whenever messages come, and uses what it may', () => {
    const arrivals = fc.array(fc.tuple(fc.nat(20_000), fc.boolean()), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 20 }), (steps, perMinute) => {
        const window = new RateWindow(perMinute);
        const sent: number[] = [];
        let now = 1_000_000;
        for (const [gap, urgent] of steps) {
          now += gap;
          if (window.readyAt(now, urgent, 0) > now) continue;
          window.take(now);
          sent.push(now);
        }
        for (const at of sent)
          expect(sent.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(
            perMinute,
          );
        expect(sent.length).toBeGreaterThanOrEqual(Math.min(steps.length, Math.floor(perMinute * 0.8), 1));
      }),
    );
  });

  it('lets twenty go at once, and says when the next may', () => {
    const window = new RateWindow(20);
    for (let n = 0; n < 20; n++) {
      expect(window.readyAt(n, true, 0)).toBe(n);
      window.take(n);
    }
    expect(window.readyAt(20, true, 0)).toBe(61_000);
    expect(window.readyAt(20, true, 3)).toBe(61_003);
    expect(window.readyAt(20, true, 25)).toBe(2 * 61_000 + 5);
    expect(window.readyAt(61_000, true, 0)).toBe(61_000);
  });

  it('keeps some of the minute for urgent messages', () => {
    const window = new RateWindow(10);
    for (let n = 0; n < 8; n++) window.take(0);
    expect(window.readyAt(0, false, 0)).toBe(61_000);
    expect(window.readyAt(0, true, 0)).toBe(0);
    expect(new RateWindow(1).readyAt(0, false, 0)).toBe(0);
  });

  it('does not wait for hours when the clock was set back', () => {
    const window = new RateWindow(1);
    window.take(3_600_000);
    expect(window.readyAt(0, true, 0)).toBe(0);
  });
});
