import { describe, expect, it } from '@jest/globals';
import { settlesWithin } from './time-limit.ts';

describe('settling within a time', () => {
  it('is so for what ends either way, and not for what goes on', async () => {
    expect(await settlesWithin(50, Promise.resolve())).toBe(true);
    expect(await settlesWithin(50, Promise.reject(new Error('failed')))).toBe(true);
    expect(await settlesWithin(5, new Promise(() => undefined))).toBe(false);
  });
});
