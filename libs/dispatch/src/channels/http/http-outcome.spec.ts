import { describe, expect, it } from '@jest/globals';
import { httpOutcome } from './http-outcome.ts';

const outcomeOf = (status: number) => httpOutcome({ kind: 'answered', status, body: null });

describe('what the end of a request means', () => {
  it('is delivered for 2xx and for nothing else', () => {
    for (let status = 0; status <= 999; status++)
      expect(outcomeOf(status).state).toBe(status >= 200 && status <= 299 ? 'delivered' : 'failed');
  });

  it('is final for a redirect and a refusal, not for what may pass', () => {
    const passing: number[] = [];
    for (let status = 300; status <= 599; status++) {
      const outcome = outcomeOf(status);
      if (outcome.state === 'failed' && outcome.retry) passing.push(status);
    }
    expect(passing).toEqual([408, 409, 425, 429, ...Array.from({ length: 100 }, (_, n) => 500 + n)]);
  });

  it('may pass when nobody answered', () => {
    expect(httpOutcome({ kind: 'silent' })).toEqual({ state: 'failed', retry: true, why: 'no answer' });
    expect(httpOutcome({ kind: 'unreached' })).toMatchObject({ retry: true });
    expect(httpOutcome({ kind: 'broken', code: 'ECONNRESET', stale: false })).toMatchObject({
      retry: true,
    });
  });
});
