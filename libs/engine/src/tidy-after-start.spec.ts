import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { tidyAfterStart } from './tidy-after-start.ts';

const SOON = { first: 40, again: 40 };

async function busyFor(ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) await new Promise(setImmediate);
}

describe('tidying after the start', () => {
  it('happens twice in a process at rest', async () => {
    let times = 0;
    const stop = tidyAfterStart(() => times++, SOON);
    await sleep(SOON.first + 4 * SOON.again);
    stop();
    expect(times).toBe(2);
  });

  it('waits for a process that has work to do', async () => {
    let times = 0;
    const stop = tidyAfterStart(() => times++, SOON);
    await busyFor(SOON.first + 4 * SOON.again);
    expect(times).toBe(0);
    await sleep(6 * SOON.again);
    stop();
    expect(times).toBe(2);
  });

  it('is called off', async () => {
    let times = 0;
    tidyAfterStart(() => times++, SOON)();
    await sleep(3 * SOON.first);
    expect(times).toBe(0);
  });
});
