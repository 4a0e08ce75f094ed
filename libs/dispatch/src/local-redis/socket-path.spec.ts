import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { claimSocketFolder, redisSocketPath } from './socket-path.ts';

describe('the socket of the private Redis', () => {
  it('lies in the data folder when its path is short', () => {
    expect(redisSocketPath('/srv/kaidu/data', '/tmp')).toBe('/srv/kaidu/data/redis/redis.sock');
  });

  it('moves to the temporary folder when the path would be too long, always to the same place', () => {
    const deep = `/srv/${'巴音郭楞/'.repeat(9)}data`;
    const path = redisSocketPath(deep, '/tmp');
    expect(path.startsWith('/tmp/kaidu-')).toBe(true);
    expect(redisSocketPath(`${deep}/`, '/tmp')).toBe(path);
    expect(redisSocketPath(`${deep}2`, '/tmp')).not.toBe(path);
  });

  it('falls back to /tmp when the temporary folder is deep too', () => {
    const deep = `/srv/${'x'.repeat(200)}`;
    expect(redisSocketPath(deep, `/var/${'y'.repeat(200)}`)).toMatch(/^\/tmp\/kaidu-/);
  });

  it('is for this user alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaidu-socket-'));
    try {
      claimSocketFolder(join(folder, 'redis'));
      expect(statSync(join(folder, 'redis')).mode & 0o777).toBe(0o700);
      writeFileSync(join(folder, 'taken'), '');
      expect(() => claimSocketFolder(join(folder, 'taken'))).toThrow();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
