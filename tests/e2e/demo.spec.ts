import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { PRODUCT } from '../support/process.ts';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'kd-'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** Processes that were started beneath the demonstration: all have its scratch folder in their environment. */
function left(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(scratch);
      } catch {
        return false;
      }
    });
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGKILL', null],
] as const)(
  'a demonstration cut short by %s leaves nothing running',
  async (signal, code) => {
    const child = spawn(process.execPath, [PRODUCT.cli, 'demo'], {
      env: { ...process.env, TMPDIR: scratch },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await new Promise<void>((begun) => {
      child.stdout.on('data', (chunk) => String(chunk).includes('一、登记') && begun());
    });
    expect(left().length).toBeGreaterThan(1);
    child.kill(signal);
    expect(await ended).toBe(code);
    const until = Date.now() + 20_000;
    while (left().length && Date.now() < until) await sleep(100);
    expect(left()).toEqual([]);
    // Only a process that still runs can tidy up.
    if (code !== null) expect(readdirSync(scratch)).toEqual([]);
  },
  90_000,
);
