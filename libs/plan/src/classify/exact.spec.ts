import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareShare, decimalScale, tidy } from './exact.ts';

describe('shares', () => {
  it('agree with whole-number arithmetic, however large', () => {
    const whole = fc.integer({ min: 1, max: 2 ** 50 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 1000 }), (figure, base, tenths) => {
        const exact = BigInt(figure) * 1000n - BigInt(base) * BigInt(tenths);
        expect(Math.sign(compareShare(figure, base, tenths, 10, false))).toBe(
          exact > 0n ? 1 : exact < 0n ? -1 : 0,
        );
      }),
    );
  });

  it('are exact at the bound where the division is not', () => {
    // 33 % of 300,003 is 99,000.99: one person decides.
    expect(compareShare(99_000, 300_003, 33, 1, false)).toBeLessThan(0);
    expect(compareShare(99_001, 300_003, 33, 1, false)).toBeGreaterThan(0);
    expect(compareShare(98.76, 1234.5, 8, 1, true)).toBe(0);
  });
});

it('makes percentages whole', () => {
  expect(decimalScale([10, 8])).toBe(1);
  expect(decimalScale([10, 2.5])).toBe(10);
  expect(decimalScale([0.125])).toBe(1000);
});

it('adds decimals without slips', () => {
  expect(0.7 + 0.1).not.toBe(0.8);
  expect(tidy(0.7 + 0.1)).toBe(0.8);
});
