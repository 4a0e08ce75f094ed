import { describe, expect, it } from '@jest/globals';
import { isProblem } from '#kernel';
import { readOrder } from './orders.ts';
import { Pace } from './pace.ts';

describe('the pace of a drill', () => {
  it('runs so many times as fast as the real clock, and never beyond the next event', () => {
    const pace = new Pace(1000, 600);
    expect(pace.elapse(50, 100_000)).toBe(31_000);
    expect(pace.elapse(1000, 100_000)).toBe(100_000);
    pace.setSpeed(2);
    expect(pace.elapse(50, 200_000)).toBe(100_100);
  });

  it('stands while it is paused, and goes on from where it stood', () => {
    const pace = new Pace(0, 10);
    pace.pause();
    expect([pace.elapse(1000, 99), pace.isPaused]).toEqual([0, true]);
    pace.resume();
    expect(pace.elapse(5, 99)).toBe(50);
  });

  it('goes to the next event at once, paused too, and never back', () => {
    const pace = new Pace(500, 1);
    pace.pause();
    expect([pace.jumpTo(900), pace.jumpTo(100), pace.now]).toEqual([900, 900, 900]);
  });

  it.each([0, -1, Number.NaN])('has no speed of %d', (speed) => {
    expect(() => new Pace(0, speed)).toThrow(RangeError);
  });
});

describe('an order', () => {
  it.each([
    ['pause', { order: 'pause' }],
    [' resume ', { order: 'resume' }],
    ['step', { order: 'step' }],
    ['stop', { order: 'stop' }],
    ['speed 0.5', { order: 'speed', speed: 0.5 }],
  ])('%j', (line, order) => {
    expect(readOrder(line)).toEqual(order);
  });

  it.each(['go', 'speed', 'speed 0', 'speed fast', 'speed 1 2', 'pause now', 'speed Infinity'])(
    '%j is none, and the refusal says what is',
    (line) => {
      try {
        readOrder(line);
      } catch (error) {
        expect(isProblem(error) && [error.code, error.zh.includes(line)]).toEqual([
          'drill.order-unknown',
          true,
        ]);
        return;
      }
      throw new Error('not refused');
    },
  );
});
