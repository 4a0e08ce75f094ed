import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimDataFolder, DataFolderError } from './data-folder.ts';
import { identify } from './process-identity.ts';

let parent: string;
let dir: string;
const lockFile = () => join(dir, 'kaidu.lock');
const writeLock = (lock: unknown) => writeFileSync(lockFile(), JSON.stringify(lock));

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'kaidu-data-'));
  dir = join(parent, 'a', 'data');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is made when it is missing, and given up again', () => {
    const folder = claimDataFolder(dir);
    expect(folder.path).toBe(dir);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
    folder.release();
    folder.release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('is refused to a second claim, in both languages', () => {
    const folder = claimDataFolder(dir);
    try {
      claimDataFolder(dir);
      throw new Error('not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(DataFolderError);
      const { code, zh, en } = error as DataFolderError;
      expect(code).toBe('data-folder-in-use');
      for (const line of [zh, en]) expect(line).toContain(String(process.pid));
    }
    expect(readdirSync(dir)).toEqual(['kaidu.lock']);
    folder.release();
  });

  it('is refused while another process holds it, and free when that one is killed', async () => {
    claimDataFolder(dir).release();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    writeLock({ ...identify(other.pid as number), since: '2026-07-01T00:00:00.000Z' });
    expect(() => claimDataFolder(dir)).toThrow(DataFolderError);
    other.kill('SIGKILL');
    await once(other, 'exit');
    claimDataFolder(dir).release();
  });

  it('is taken over from a process that has ended', () => {
    claimDataFolder(dir).release();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeLock({ pid, began: null, since: '2026-07-01T00:00:00.000Z' });
    claimDataFolder(dir).release();
    expect(readdirSync(dir)).toEqual([]);
  });

  const hasStartTimes = identify(process.pid).began !== null;
  (hasStartTimes ? it : it.skip)('is taken over when another process has the same number by now', () => {
    claimDataFolder(dir).release();
    writeLock({ pid: process.pid, began: 'an-earlier-boot 1', since: '2026-07-01T00:00:00.000Z' });
    claimDataFolder(dir).release();
  });

  it('is taken over when the lock is no lock', () => {
    claimDataFolder(dir).release();
    for (const text of ['', 'x', '{"pid":-1}', 'null']) {
      writeFileSync(lockFile(), text);
      claimDataFolder(dir).release();
    }
  });

  it('is not given up when the lock is no longer ours', () => {
    const folder = claimDataFolder(dir);
    writeLock({ pid: 1, began: null, since: '2026-07-01T00:00:00.000Z' });
    folder.release();
    expect(existsSync(lockFile())).toBe(true);
  });

  it('says so when it cannot be made', () => {
    writeFileSync(join(parent, 'a'), 'a file');
    expect(() => claimDataFolder(dir)).toThrow(expect.objectContaining({ code: 'data-folder-unusable' }));
  });
});
