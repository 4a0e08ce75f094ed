import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';

describe('what a deployment says of its messages', () => {
  test('usually: changes gather for 3 seconds, the next contact gets it after 45, and no hour is quiet', () => {
    expect(readConfig({}).dispatch).toEqual({ gatherMs: 3000, fallBackMs: 45_000, quietHours: null });
  });

  test('its own times', () => {
    const env = {
      KAIDU_GATHER_SECONDS: '0.5',
      KAIDU_FALL_BACK_SECONDS: '20',
      KAIDU_QUIET_HOURS: '22:30-07:00',
    };
    expect(readConfig(env).dispatch).toEqual({
      ...{ gatherMs: 500, fallBackMs: 20_000 },
      quietHours: { from: 22 * 60 + 30, to: 7 * 60 },
    });
  });

  test.each([
    ['KAIDU_GATHER_SECONDS', '61'],
    ['KAIDU_GATHER_SECONDS', 'soon'],
    ['KAIDU_FALL_BACK_SECONDS', '56'],
    ['KAIDU_FALL_BACK_SECONDS', '-1'],
    ['KAIDU_QUIET_HOURS', '22-7'],
    ['KAIDU_QUIET_HOURS', '22:00-25:00'],
  ])('%s=%s stops the start, and names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: ${value} `));
  });
});
