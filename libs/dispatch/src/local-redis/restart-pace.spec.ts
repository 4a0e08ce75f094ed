import { describe, expect, it } from '@jest/globals';
import { RestartPace } from './restart-pace.ts';

describe('the pace of restarts', () => {
  it('grows to half a minute and never gives up', () => {
    const pace = new RestartPace();
    pace.started(0);
    const pauses = Array.from({ length: 12 }, () => pace.nextPause(1));
    expect(pauses.slice(0, 4)).toEqual([100, 200, 400, 800]);
    expect(pauses.at(-1)).toBe(30_000);
  });

  it('begins again after a steady minute', () => {
    const pace = new RestartPace();
    pace.started(0);
    pace.nextPause(1);
    pace.nextPause(2);
    pace.started(10);
    expect(pace.nextPause(60_011)).toBe(100);
  });
});
