import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.ts';

describe('turns', () => {
  it('are taken one at a time, in the order of asking, also after a failure', async () => {
    const turns = new Turns(1000);
    const seen: string[] = [];
    const work = (name: string, fail = false) =>
      turns.run(async () => {
        seen.push(`${name} begins`);
        await sleep(2);
        seen.push(`${name} ends`);
        if (fail) throw new Error(name);
      });
    const outcomes = await Promise.allSettled([work('a'), work('b', true), work('c')]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('refuse who waited too long, and only him', async () => {
    const turns = new Turns(20);
    const slow = turns.run(() => sleep(60).then(() => 'slow'));
    const late = turns.run(async () => 'late');
    expect(turns.waiting).toBe(1);
    await expect(late).rejects.toMatchObject({ code: 'engine.unavailable' });
    expect(turns.waiting).toBe(0);
    expect(await slow).toBe('slow');
    expect(await turns.run(async () => 'again')).toBe('again');
  });
});
