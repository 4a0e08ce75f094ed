import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { discrepancies, explained, NO_DISCREPANCIES } from '../support/fleet/account.ts';
import { Agencies, registerAgencies } from '../support/fleet/agencies.ts';
import { Desk, type Proposed } from '../support/fleet/desk.ts';
import { PRODUCT, startProduct } from '../support/process.ts';
import { OutsideView } from './outside-view.ts';
import { SETTLED_WITHIN_MS } from './run.ts';

const SIZE = '32m';
const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** A small disk of its own, or null where we may not mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'kaidu-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmdirSync(folder);
    return null;
  }
  undo.push(() => {
    execFileSync('umount', ['-l', folder]);
    rmdirSync(folder);
  });
  return folder;
}

/** Fills it up to so many bytes. */
function fill(disk: string, leaving: number): string {
  const ballast = join(disk, 'ballast');
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leaving)));
  return ballast;
}

const disk = smallDisk();
const onDisk = disk === null ? test.skip : test;

onDisk(
  'a full disk is said to be full, loses nothing, and is of no consequence once there is room',
  async () => {
    const data = join(disk!, 'data');
    mkdirSync(data);
    const agencies = await Agencies.open();
    undo.push(() => agencies.close());
    const product = await startProduct({
      ...{ entry: PRODUCT.cli, args: ['start'], readyWithinMs: 60_000 },
      env: {
        ...{ KAIDU_DATA: data, DATABASE_URL: undefined, REDIS_URL: undefined },
        ...agencies.env,
      },
    });
    undo.push(() => product.stop());
    const desk = await new Desk([product.url]).logIn();
    const contacts = await registerAgencies(desk, agencies);
    const proposed: Proposed[] = [];
    for (let n = 0; n < 12; n++) proposed.push(await desk.propose('IV', `山洪 ${n}`));

    // Room for a few decisions and their messages, then none, for the record and for Redis beside it.
    const ballast = fill(disk!, 600_000);
    const answers = new Map<number, Record<string, string>>();
    for (const decision of proposed) {
      const { status, body } = await desk.decideOnce(decision);
      answers.set(status, body);
    }
    expect([...answers.keys()].sort()).toEqual([201, 503]);
    expect(answers.get(503)).toMatchObject({ code: 'engine.disk-full' });
    expect(answers.get(503)!['title']).toContain('磁盘已满');
    // What is there can still be read.
    expect(await desk.get('office', '/incidents?limit=20')).toMatchObject({ items: expect.anything() });

    truncateSync(ballast, 0);
    rmSync(ballast);
    for (const decision of proposed)
      expect(await desk.decide(decision)).toMatchObject({ outcome: 'approved', level: 'IV' });
    const view = await OutsideView.open(`sqlite:${join(data, 'kaidu.db')}`);
    undo.push(() => view.close());
    expect(await view.settled(SETTLED_WITHIN_MS)).not.toBeNull();
    const tasks = await view.all('task', { state: 'issued' });
    const levels = new Map(proposed.map(({ incidentId, level }) => [incidentId, level]));
    const arrived = explained(await agencies.arrived(), await view.all('delivery', { channel: 'email' }));
    expect(discrepancies(arrived, { tasks, contacts, levels })).toEqual(NO_DISCREPANCIES);
    expect(await view.count('delivery', { state: 'failed' })).toBe(0);
    expect(await view.count('response', {})).toBe(proposed.length);
    expect(await view.verified()).toMatchObject({ whole: true });
  },
  180_000,
);
